package mfa.it.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An open page that the server wrote: what stands on it, and the forms that it sends. */
public final class PlainPage extends Page {

  private final Browser browser;
  private final String address;
  private final Document page;
  private final Map<Element, String> typed = new HashMap<>();

  private PlainPage(Browser browser, String address, Document page) {
    super(address.replaceFirst("\\?.*", ""));
    this.browser = browser;
    this.address = address;
    this.page = page;
  }

  /** Whether the server wrote all of the page. */
  static boolean isPlain(Answer answer) {
    return answer.body().contains("<body class=\"plain-page\">");
  }

  static PlainPage of(Browser browser, String address, Answer answer) {
    return new PlainPage(browser, address, Jsoup.parse(answer.body()));
  }

  @Override
  public String text() {
    return page.body().text();
  }

  @Override
  public String address(String words) {
    return find("a", words).attr("href");
  }

  @Override
  public List<String> texts(String tag) {
    return page.select(tag).eachText();
  }

  @Override
  public boolean hasField(String label) {
    return textFields().contains(label);
  }

  @Override
  public PlainPage fill(String label, String value) {
    typed.put(field(label), value);
    return this;
  }

  @Override
  public List<String> textFields() {
    return page.select("label").eachText();
  }

  @Override
  public int maximum(String label) {
    var maximum = field(label).attr("maxlength");
    return maximum.isEmpty() ? 0 : Integer.parseInt(maximum);
  }

  @Override
  public String error(String label) {
    return page.select("#" + field(label).id() + "-error").text();
  }

  @Override
  public Page submit(String button) {
    return take(send(submission(button)));
  }

  @Override
  public Page click(String words) {
    return page.select("a").eachText().contains(words)
        ? browser.open(address(words))
        : submit(words);
  }

  /** The server keeps nothing of it. */
  @Override
  public void leave() {}

  /** What the form with this button would send. */
  public Map<String, String> submission(String button) {
    var pressed = find("button", button);
    var form = pressed.closest("form");
    var fields = new LinkedHashMap<String, String>();
    for (var field : form.select("input")) {
      fields.put(field.attr("name"), typed.getOrDefault(field, field.val()));
    }
    if (pressed.hasAttr("name")) {
      fields.put(pressed.attr("name"), pressed.val());
    }
    return fields;
  }

  /** Sends a form to the address of this page. */
  public Answer send(Map<String, String> fields) {
    return answer(sending(fields));
  }

  /** Sends a request of this page's browser. */
  public Answer answer(HttpRequest.Builder request) {
    return browser.send(request);
  }

  /** The request that sends a form as a browser does that says nothing of where it comes from. */
  public HttpRequest.Builder sending(Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return browser
        .request(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Takes the answer to a form, and goes where that leads. */
  public Page take(Answer answer) {
    if (answer.status() / 100 == 3) {
      return browser.open(answer.header("Location"));
    }
    if (!isPlain(answer)) {
      throw new AssertionError("The form at " + address + " answered " + answer.status());
    }
    return of(browser, address, answer);
  }

  private Element field(String label) {
    return page.getElementById(find("label", label).attr("for"));
  }

  private Element find(String tag, String words) {
    return page.select(tag).stream()
        .filter(element -> element.text().equals(words))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("There is no “" + words + "” at " + address + ":\n" + text()));
  }
}
