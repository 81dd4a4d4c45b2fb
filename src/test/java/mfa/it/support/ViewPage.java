package mfa.it.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An open page of a view: what the server made it show, and the server calls that a person's hands
 * on it cause.
 *
 * <p>Fields tell their value when they are left for the next one, or together with the submission
 * of the form, as they do in a browser where Enter is pressed in the last one.
 */
public final class ViewPage extends Page {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ROOT = 1;
  private static final Set<String> TEXT_FIELDS =
      Set.of(
          "vaadin-text-field", "vaadin-text-area", "vaadin-email-field", "vaadin-password-field");

  private final Browser browser;
  private final int uiId;
  private final String csrfToken;
  private final Map<Integer, Node> nodes = new HashMap<>();
  private final ArrayNode pending = JSON.createArrayNode();
  private int syncId;
  private int clientId;
  private String destination;
  private String lastCall = "";

  private ViewPage(Browser browser, String path, JsonNode appConfig) {
    super(path);
    this.browser = browser;
    this.uiId = appConfig.get("v-uiId").asInt();
    this.csrfToken = appConfig.get("uidl").get("Vaadin-Security-Key").asString();
    nodes.put(ROOT, new Node(ROOT));
    take(appConfig.get("uidl"));
  }

  static Page load(Browser browser, String path) {
    var location = URLEncoder.encode(path.substring(1), UTF_8);
    var answer = browser.get("/?v-r=init&location=" + location + "&query=");
    if (answer.status() != 200) {
      throw new AssertionError("The page " + path + " answered " + answer.status());
    }
    var page = new ViewPage(browser, path, JSON.readTree(answer.body()).get("appConfig"));
    page.receive(page.send(page.navigation(path.substring(1))));
    return page.settled();
  }

  /** The server call by which a page asks for the view at a path (without the leading slash). */
  public String navigation(String route) {
    var data = JSON.createObjectNode();
    data.put("route", route).put("query", "").put("appShellTitle", "").put("trigger", "");
    data.putNull("historyState");
    addEvent(ROOT, "ui-navigate", data);
    return takePending();
  }

  /** Which of the pages of its session it is. */
  public int uiId() {
    return uiId;
  }

  /** Everything it shows, in words. */
  @Override
  public String text() {
    return nodes.get(ROOT).text();
  }

  /** The address that an image or a link with this text or alternative text has. */
  @Override
  public String address(String words) {
    var node = find(words, each -> named(each, words) && !reference(each).isEmpty());
    return reference(node);
  }

  private static String reference(Node node) {
    return node.attribute("href").isEmpty() ? node.attribute("src") : node.attribute("href");
  }

  /** The texts of all elements with this tag. */
  @Override
  public List<String> texts(String tag) {
    return nodes.get(ROOT).shown().stream()
        .filter(node -> node.tag().equals(tag))
        .map(Node::text)
        .toList();
  }

  /** Whether a field with this label is shown. */
  @Override
  public boolean hasField(String label) {
    return nodes.get(ROOT).shown().stream().anyMatch(isField(label));
  }

  /** Types into the field with this label. */
  @Override
  public ViewPage fill(String label, String value) {
    if (!pending.isEmpty()) {
      call();
    }
    set(find(label, isField(label)), "value", JSON.valueToTree(value), "change");
    return this;
  }

  /** The labels of all fields that take a text. */
  @Override
  public List<String> textFields() {
    return nodes.get(ROOT).shown().stream()
        .filter(node -> TEXT_FIELDS.contains(node.tag()))
        .map(node -> node.property("label"))
        .toList();
  }

  /** How many characters the field with this label may hold; 0 where nothing is said. */
  @Override
  public int maximum(String label) {
    var maximum = find(label, isField(label)).property("maxlength");
    return maximum.isEmpty() ? 0 : (int) Double.parseDouble(maximum);
  }

  /** What the field with this label says is wrong; empty where nothing is. */
  @Override
  public String error(String label) {
    var field = find(label, isField(label));
    return field.property("invalid").equals("true") ? field.property("errorMessage") : "";
  }

  /** Sets any property of the field with this label, as no page of ours does. */
  public ViewPage set(String label, String property, Object value) {
    set(find(label, isField(label)), property, JSON.valueToTree(value), "change");
    return this;
  }

  /** Tells the server what was done until now. */
  public ViewPage sync() {
    call();
    return this;
  }

  /** The server call that {@link #sync} would send. */
  public String pendingCall() {
    return takePending();
  }

  /** Whether the server still has this page. */
  public boolean isOpen() {
    return !send(navigation(path().substring(1))).isRefusedCall();
  }

  /** Ticks the box with this label. */
  public ViewPage check(String label) {
    set(find(label, isField(label)), "checked", JSON.valueToTree(true), "checked-changed");
    return this;
  }

  /** Chooses the one of several radio buttons whose label begins so. */
  public ViewPage choose(String label) {
    var button =
        find(
            label,
            each -> each.tag().equals("vaadin-radio-button") && each.text().startsWith(label));
    var key = JSON.valueToTree(button.property("value"));
    set(button.parent(), "value", key, "value-changed");
    return this;
  }

  private void set(Node field, String property, JsonNode value, String event) {
    var sync = pending.addObject();
    sync.put("type", "mSync").put("node", field.id()).put("feature", 1);
    sync.put("property", property).set("value", value);
    addEvent(field.id(), event, JSON.createObjectNode());
  }

  private static Predicate<Node> isField(String label) {
    return node -> node.property("label").equals(label);
  }

  /** Submits the form with this button, and goes where that leads. */
  @Override
  public Page submit(String button) {
    addSubmission(button);
    call();
    return settled();
  }

  /** Submits the form so often in one call, as no browser does. */
  public Page submitAtOnce(String button, int times) {
    for (var i = 0; i < times; i++) {
      addSubmission(button);
    }
    call();
    return settled();
  }

  private void addSubmission(String button) {
    var pressed = find(button, each -> each.tag().equals("button") && named(each, button));
    var form =
        nodes.get(ROOT).shown().stream()
            .filter(each -> each.tag().equals("form"))
            .filter(each -> each.attribute("id").equals(pressed.attribute("form")))
            .findFirst()
            .orElseThrow(() -> new AssertionError("No form is sent by " + button));
    addEvent(form.id(), "form-submit", JSON.createObjectNode());
  }

  /** The server call that {@link #submit} would send, to be sent by {@link #send} or another. */
  public String submission(String button) {
    addSubmission(button);
    return takePending();
  }

  /** Clicks the button with this text, and goes where that leads. */
  @Override
  public Page click(String button) {
    addClick(button);
    call();
    return settled();
  }

  private void addClick(String button) {
    var node = find(button, each -> each.listensTo("click") && named(each, button));
    addEvent(node.id(), "click", JSON.createObjectNode());
  }

  /** The server call that {@link #click} would send. */
  public String pressing(String button) {
    addClick(button);
    return takePending();
  }

  /**
   * Sends a file as the field for uploads does.
   *
   * @param identity that the page gave it
   */
  public Answer upload(String identity, String name, byte[] content) {
    return upload(identity, name, BodyPublishers.ofByteArray(content));
  }

  /** Begins to send a file of this length; the connection is cut after the part. */
  public void cutUpload(String identity, String name, long length, byte[] part) {
    var broken =
        new SequenceInputStream(
            new ByteArrayInputStream(part),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("The network is gone.");
              }
            });
    var body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> broken), length);
    assertThatThrownBy(() -> upload(identity, name, body))
        .hasRootCauseInstanceOf(IOException.class);
  }

  private Answer upload(String identity, String name, HttpRequest.BodyPublisher content) {
    var field = find("upload", each -> each.tag().equals("vaadin-upload"));
    return browser.send(
        browser
            .request("/" + field.attribute("target"))
            .header("Content-Type", "application/octet-stream")
            .header("X-Filename", name)
            .header("X-File", identity)
            .POST(content));
  }

  /** The last server call that this page sent. */
  public String lastCall() {
    return lastCall;
  }

  /** Sends a server call of this page, whatever it says. */
  public Answer send(String call) {
    return sendTo("/", call);
  }

  /** Sends it to another path than pages do. */
  public Answer sendTo(String path, String call) {
    return browser.post(path + "?v-r=uidl&v-uiId=" + uiId, call);
  }

  /** Takes the answer of a call that was sent by {@link #send}, and goes where that leads. */
  public Page take(Answer answer) {
    receive(answer);
    return settled();
  }

  private static boolean named(Node node, String words) {
    return node.text().equals(words)
        || node.attribute("aria-label").equals(words)
        || node.attribute("alt").equals(words);
  }

  private Node find(String words, Predicate<Node> condition) {
    return nodes.get(ROOT).shown().stream()
        .filter(condition)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("There is no “" + words + "” at " + path() + ":\n" + text()));
  }

  private void addEvent(int node, String name, ObjectNode data) {
    var event = pending.addObject();
    event.put("type", "event").put("node", node).put("event", name);
    event.set("data", data);
  }

  private void call() {
    receive(send(takePending()));
  }

  private String takePending() {
    var call = JSON.createObjectNode();
    call.put("csrfToken", csrfToken).put("syncId", syncId).put("clientId", clientId);
    call.set("rpc", pending.deepCopy());
    pending.removeAll();
    lastCall = call.toString();
    return lastCall;
  }

  private void receive(Answer answer) {
    if (answer.isRefusedCall()) {
      // The browser loads the page again.
      destination = path();
      return;
    }
    if (answer.status() != 200) {
      throw new AssertionError("A server call at " + path() + " answered " + answer.status());
    }
    var body = answer.body();
    var tree = JSON.readTree(body.startsWith("for(;;);") ? body.substring(8) : body);
    take(tree.isArray() ? tree.get(0) : tree);
  }

  private void take(JsonNode uidl) {
    syncId = uidl.path("syncId").asInt(syncId);
    clientId = uidl.path("clientId").asInt(clientId);
    uidl.path("changes").forEach(this::change);
    uidl.path("execute").forEach(this::execute);
  }

  private void change(JsonNode change) {
    var node = node(change.get("node"));
    var feature = change.path("feat").asInt();
    var key = change.path("key").asString("");
    switch (change.get("type").asString()) {
      case "put" -> node.put(feature, key, change.get("value"));
      case "remove" -> node.remove(feature, key);
      case "clear" -> node.clear(feature);
      case "detach" -> nodes.remove(node.id());
      case "splice" -> {
        var added = new ArrayList<Node>();
        change.path("addNodes").forEach(id -> added.add(node(id)));
        node.splice(feature, change.get("index").asInt(), change.path("remove").asInt(0), added);
      }
      default -> {
        // "attach": the node is there as soon as something is said of it.
      }
    }
  }

  private Node node(JsonNode id) {
    return nodes.computeIfAbsent(id.asInt(), Node::new);
  }

  private void execute(JsonNode call) {
    var script = call.get(call.size() - 1).asString();
    if (script.contains("window.location.reload()")) {
      destination = path();
    } else if (leads(script)) {
      destination = call.get(0).asString();
    }
  }

  /** Whether a script, or the answer that carries it, leads to another page. */
  public static boolean leads(String script) {
    return script.contains("window.open($0, $1)") || script.contains("window.mfa.wayBack($0)");
  }

  /** Where it was sent to last; itself where it stays. */
  private Page settled() {
    if (destination == null) {
      return this;
    }
    leave();
    return browser.open(destination);
  }

  /** Tells the server that this page is gone, as browsers do when they leave one. */
  @Override
  public void leave() {
    var farewell = JSON.createObjectNode();
    farewell.put("csrfToken", csrfToken).put("syncId", syncId).put("clientId", clientId);
    farewell.put("UNLOAD", true).set("rpc", JSON.createArrayNode());
    send(farewell.toString());
  }
}
