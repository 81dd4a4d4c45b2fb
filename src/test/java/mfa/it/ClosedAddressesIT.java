package mfa.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import mfa.dev.DevServer;
import mfa.dev.SampleData;
import mfa.it.support.Answer;
import mfa.it.support.Binding;
import mfa.it.support.Browser;
import mfa.it.support.Page;
import mfa.it.support.TestServer;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does not serve, and what it says when it is asked badly. */
@Tag("R60")
class ClosedAddressesIT {

  private static final Condition<String> INSIDES =
      new Condition<>(
          body ->
              body.contains("Exception")
                  || body.contains("\tat ")
                  || body.contains("Payara")
                  || body.contains("GlassFish")
                  || body.contains("mfa.login")
                  || body.contains("com.vaadin."),
          "insides of the server");

  private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

  private static DevServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(TestServer.settings("closed-addresses"));
  }

  @AfterAll
  static void stop() {
    TestServer.end(server);
  }

  @ParameterizedTest(name = "R60 {0} is not served")
  @ValueSource(
      strings = {
        "/engine-rest",
        "/engine-rest/engine",
        "/camunda",
        "/camunda/app/welcome/default/",
        "/h2-console",
        "/metrics",
        "/metrics/base",
        "/openapi",
        "/openapi-ui",
        "/WEB-INF/web.xml",
        "/WEB-INF/classes/META-INF/mfa-persistence.xml",
        "/WEB-INF/classes/db/migration/V1__main_job.sql",
        "/META-INF/MANIFEST.MF",
        "/META-INF/maven/mfa/mfa/pom.xml",
        "/images/../WEB-INF/web.xml",
        "/images/%2e%2e/WEB-INF/web.xml",
        "/images/..%2fWEB-INF/web.xml",
        "/images/..%5cWEB-INF%5cweb.xml",
        "/styles/;/../WEB-INF/web.xml",
        "/images/../../../../etc/passwd",
        "/VAADIN/static/..%2f..%2f..%2fWEB-INF/web.xml",
        "/VAADIN/config/stats.json",
        "/VAADIN/dynamic/resource/1/2/x",
        "/VAADIN/push",
        "/vaadinServlet/",
        "/__asadmin",
        "/images/",
        "/images/unknown.png",
        "/scripts/",
      })
  void pathIsNotServed(String path) throws IOException {
    var answer = answerTo(path);

    assertThat(status(answer)).isIn(303, 400, 403, 404);
    assertThat(answer).isNot(INSIDES).doesNotContain("<web-app", "create table", "root:");
  }

  @ParameterizedTest(name = "R35 The path {0} is not in normal form and refused before everything")
  @Tag("R35")
  @ValueSource(
      strings = {
        "//ticket/x?key=abc",
        "//host/x",
        "/\\host/x",
        "/objection/../admin",
        "/objection/%2e%2e/admin",
        "/ticket/..;/admin",
        "/ticket/x%0d%0aSet-Cookie:a=b",
        "/ticket/x%0d%0aSet-Cookie:a=b?key=abc",
        "/ticket/x%00",
        "/images%2f..%2fadmin",
        "/images%5c..%5cadmin",
        "/login;x=y",
        "/styles/../account",
        "/styles/;/../account",
        "/health/../account",
        "//login?v-r=uidl",
        "/gate/check/../../login",
        "/gate/check/%2e%2e/%2e%2e/login",
        "/gate/checks;x/y",
        "/.mfa//sign-out",
      })
  void pathThatIsNotInNormalFormIsRefused(String path) throws IOException {
    var answer = answerTo(path);

    assertThat(status(answer)).isEqualTo(400);
    assertThat(answer).isNot(INSIDES).doesNotContain("Location:", "Set-Cookie:");
  }

  @ParameterizedTest(name = "R72 {0} reaches the gate, which does not know who asks")
  @Tag("R72")
  @ValueSource(
      strings = {
        "/gate/check/a%2Fb",
        "/gate/check/x;v=1",
        "/gate/check//x",
        "/gate/check/%7Bid%7D",
        "/gate/check/<x>",
      })
  @DisplayName("R72 Behind the gate's path stands that of the request to the application")
  void pathOfAnApplicationIsNotOurs(String path) throws IOException {
    assertThat(status(answerTo(path))).isEqualTo(403);
  }

  @Test
  @Tag("R72")
  @DisplayName("R72 The gate takes as many cookies of an application as nginx passes on")
  void gateTakesManyCookies() throws IOException {
    var line = "Cookie: a=" + "x".repeat(8_000) + "\r\n";

    var answer =
        raw(
            "GET /gate/check HTTP/1.1\r\nHost: localhost\r\n"
                + line.repeat(4)
                + "Connection: close\r\n\r\n");

    assertThat(status(answer)).isEqualTo(403);
  }

  @Test
  @DisplayName("R60 A member, too, is told that there is no interface description")
  void interfaceDescriptionIsServedToNobody() {
    var member = new Browser(server.baseUrl());
    TestServer.enterPassword(member, "solo@example.com", SampleData.PASSWORD);

    for (var path : List.of("/openapi/application.wadl", "/openapi/x", "/openapi", "/openapi/")) {
      assertThat(member.get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  @Tag("R68")
  @Tag("R74")
  @DisplayName(
      "R68 R74 Camunda Modeler checks, asks for the version and deploys, with a token alone; what a"
          + " page takes is bounded")
  void modelerDeploys() throws IOException {
    String token = token();
    var modeler = new Browser(server.baseUrl());
    String model = Files.readString(Path.of("bpmn", "mfa-unbind.bpmn"));
    String changed = model.replaceFirst("versionTag=\"[^\"]*\"", "versionTag=\"it-1\"");

    assertThat(modeler.send(call(modeler, "/deployment?maxResults=0", token).GET()))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(200))
        .satisfies(answer -> assertThat(answer.body()).isEqualTo("[]"));
    assertThat(modeler.send(call(modeler, "/version", token).GET()).body())
        .matches("\\{\"version\":\"7\\.[\\d.]+\"}");
    Answer deployed = deploy(modeler, token, changed, "");
    assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
    assertThat(deployed.header("Content-Type")).startsWith("application/json");
    assertThat(deployed.body())
        .containsPattern("\"id\":\"[\\w-]+\"")
        .containsPattern("\"deployedProcessDefinitions\":\\{\"mfa-unbind:\\d+:[\\w-]+\"")
        .contains("\"versionTag\":\"it-1\"");
    assertThat(deploy(modeler, token, changed, "").body())
        .contains("\"deployedProcessDefinitions\":null");

    Answer faulty =
        deploy(
            modeler,
            token,
            changed
                .replace("isExecutable=\"true\"", "isExecutable=\"false\"")
                .replace("camunda:formKey=\"ticket-review\"", "camunda:formKey=\"none\""),
            "");
    assertThat(faulty.status()).isEqualTo(400);
    assertThat(faulty.body()).contains("\"message\":", "executable", "userTask_reviewTicket");
    assertThat(deploy(modeler, token, changed, part("tenant-id", "acme")).body())
        .contains("tenant ID");
    assertThat(deploy(modeler, token, changed, part("other", "x")).status()).isEqualTo(400);
    assertThat(deploy(modeler, token, changed, file("b.bpmn", changed)).body())
        .contains("one BPMN file");
    assertThat(deploy(modeler, token, changed, part("\uD83D\uDE00".repeat(40), "x")).body())
        .contains("is not known here");
    assertOddFormsAreAnsweredInWords(modeler, token, changed);
    assertThat(modeler.sessionCookie()).isEmpty();
    assertOnlyThreeCallsExist(token);
  }

  /** Broken off, without its boundary, and with names that no file has. */
  private static void assertOddFormsAreAnsweredInWords(
      Browser modeler, String token, String model) {
    String disposition = "\r\nContent-Disposition: form-data; name=\"x\"; filename=\"";
    for (String body :
        List.of(
            "",
            "x",
            "--" + BOUNDARY,
            "--" + BOUNDARY + disposition + "a.bpmn\"\r\n\r\n" + model,
            "--" + BOUNDARY + disposition + "a\0.bpmn\"\r\n\r\nx\r\n--" + BOUNDARY + "--\r\n",
            "--"
                + BOUNDARY
                + disposition
                + "\uD83D\uDE00.bpmn\"\r\n\r\nx\r\n--"
                + BOUNDARY
                + "--\r\n",
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data\r\n\r\nx\r\n--"
                + BOUNDARY
                + "--\r\n",
            part("deployment-name", "x".repeat(501))
                + file("a.bpmn", model)
                + "--"
                + BOUNDARY
                + "--\r\n")) {
      Answer answer = modeler.send(form(modeler, token, "boundary=" + BOUNDARY, body));
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.header("Content-Type")).as(body).startsWith("application/json");
      assertThat(answer.body()).as(body).startsWith("{\"message\":\"").isNot(INSIDES);
    }
    for (String boundary :
        List.of("", "boundary=", "boundary=y", "boundary=\"" + "b".repeat(300))) {
      Answer answer = modeler.send(form(modeler, token, boundary, file("a.bpmn", model)));
      assertThat(answer.status()).as(boundary).isEqualTo(400);
      assertThat(answer.body()).as(boundary).startsWith("{\"message\":\"").isNot(INSIDES);
    }
  }

  private static HttpRequest.Builder form(
      Browser modeler, String token, String boundary, String body) {
    return call(modeler, "/deployment/create", token)
        .header("Content-Type", "multipart/form-data; " + boundary)
        .POST(BodyPublishers.ofString(body));
  }

  /** Starting an instance is not there either, whatever is shown. */
  private static void assertOnlyThreeCallsExist(String token) {
    var modeler = new Browser(server.baseUrl());
    for (String path :
        List.of(
            "",
            "/",
            "/deployment",
            "/deployment?maxResults=1",
            "/deployment/create/",
            "/deployment/x",
            "/version/",
            "/engine",
            "/process-definition/key/mfa-unbind/start",
            "/task",
            "/message",
            "/version?x=y")) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
        Answer answer = modeler.send(call(modeler, path, token).method(method, body(method)));
        assertThat(answer.status()).as(method + " " + path).isEqualTo(404);
      }
    }
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
      Answer answer = modeler.send(call(modeler, "/version", token).method(method, body(method)));
      assertThat(answer.status()).as(method + " /version").isEqualTo(404);
    }
  }

  /** The container itself refuses one where none is meant to be. */
  private static HttpRequest.BodyPublisher body(String method) {
    return List.of("POST", "PUT", "PATCH").contains(method)
        ? BodyPublishers.ofString("{}")
        : BodyPublishers.noBody();
  }

  @ParameterizedTest(name = "R72 {0} is not answered to anyone but a trusted proxy")
  @Tag("R72")
  @ValueSource(
      strings = {"/gate/check", "/gate/check/x", "/.mfa/callback?code=x", "/.mfa/sign-out"})
  void gateOfApplicationsAnswersTrustedProxiesOnly(String path) {
    var anybody = new Browser(server.baseUrl());

    for (var method : List.of("GET", "POST")) {
      var answer =
          anybody.send(
              anybody
                  .request(path)
                  .header("X-Forwarded-For", "127.0.0.1")
                  .header("X-Forwarded-Proto", "https")
                  .header("X-Forwarded-Host", "app.acme.example")
                  .method(method, body(method)));

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "location");
    }
  }

  @Test
  @Tag("R68")
  @DisplayName("R68 Without a token, or with a wrong one, the answer is 401, each time the same")
  void nobodyElseDeploys() {
    var anonymous = new Browser(server.baseUrl());
    String basic = Base64.getEncoder().encodeToString("process@example.com:wrong".getBytes(UTF_8));
    Answer none = anonymous.send(anonymous.request("/engine-rest/version").GET());

    assertThat(none.status()).isEqualTo(401);
    assertThat(none.header("Set-Cookie")).isEmpty();
    for (String shown : List.of("Bearer wrong", "Basic " + basic, "Basic %", "Digest x", "x")) {
      Answer answer =
          anonymous.send(
              anonymous.request("/engine-rest/version").header("Authorization", shown).GET());
      assertThat(answer.status()).as(shown).isEqualTo(401);
      assertThat(answer.body()).as(shown).isEqualTo(none.body());
    }
    Answer deployed = deploy(anonymous, "wrong", "<x/>", "");
    assertThat(deployed.status()).isEqualTo(401);
  }

  /** A process owner binds and makes a token on the page. */
  private static String token() {
    var browser = new Browser(server.baseUrl());
    String email = "process@example.com";
    TestServer.enterPassword(browser, email, SampleData.PASSWORD);
    Binding.complete(server, browser.open("/login/bind"), email);
    assertUploadsAreBounded(browser);
    Page page = browser.open("/process").click("Make a token");
    String text = page.fill("Name", "Modeler").submit("Make a token").text();
    return Pattern.compile("mfa_deploy_[\\w-]{43}")
        .matcher(text)
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError(text))
        .group();
  }

  /** The limit holds on the server, not only where the browser was told of it (R74). */
  private static void assertUploadsAreBounded(Browser owner) {
    var page = owner.open("/process").view();

    assertThat(page.upload("1", "large.bpmn", new byte[2 * 1024 * 1024 + 1]).status())
        .isNotEqualTo(200);
    assertThat(page.upload("2", "small.bpmn", "<x/>".getBytes(UTF_8)).status()).isEqualTo(200);
  }

  private static HttpRequest.Builder call(Browser modeler, String path, String token) {
    return modeler
        .request("/engine-rest" + path)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  /** The body as Chromium makes it of Modeler's form. */
  private static Answer deploy(Browser modeler, String token, String model, String more) {
    String body =
        part("deployment-name", "From the test")
            + part("deployment-source", "Camunda Modeler")
            + part("enable-duplicate-filtering", "true")
            + file("mfa-unbind.bpmn", model)
            + file("note.form", "{}")
            + more
            + "--"
            + BOUNDARY
            + "--\r\n";
    return modeler.send(form(modeler, token, "boundary=" + BOUNDARY, body));
  }

  private static String part(String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, value);
  }

  private static String file(String name, String content) {
    return ("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n%s\r\n")
        .formatted(BOUNDARY, name, name, content);
  }

  @Test
  @Tag("R36")
  @Tag("R67")
  @DisplayName(
      "R36 R67 The page asked for is come back to after signing in, without a session before")
  void pageAskedForIsComeBackTo() {
    var anonymous = new Browser(server.baseUrl());

    var redirect = anonymous.get("/account/security");

    assertThat(redirect.header("Location")).isEqualTo("/login");
    assertThat(anonymous.sessionCookie()).isEmpty();
    assertThat(TestServer.enterPassword(anonymous, "solo@example.com", SampleData.PASSWORD).path())
        .isEqualTo("/account/security");
  }

  @Test
  @Tag("R71")
  @Tag("R37")
  @DisplayName("R37 R71 The eleventh browser ends the first, whose sign-in page says why, once")
  void signInPageSaysWhyOneWasSentBackToIt() {
    var first = new Browser(server.baseUrl());
    TestServer.enterPassword(first, "solo@example.com", SampleData.PASSWORD);
    for (var i = 0; i < 10; i++) {
      var next = new Browser(server.baseUrl());
      TestServer.enterPassword(next, "solo@example.com", SampleData.PASSWORD);
    }

    var page = first.open("/account");

    assertThat(page.path()).isEqualTo("/login");
    assertThat(page.text()).contains("in more browsers than it may be");
    assertThat(first.open("/login").text()).doesNotContain("in more browsers");
  }

  @Test
  @Tag("R74")
  @DisplayName("R74 Whoever signs in over and over leaves no pages behind")
  void signingInOverAndOverLeavesNoPagesBehind() {
    var browsers = new ArrayList<Browser>();
    for (var i = 0; i < 16; i++) {
      browsers.add(new Browser(server.baseUrl()));
      TestServer.enterPassword(browsers.get(i), "admin@example.com", SampleData.PASSWORD);
    }

    assertThat(browsers.get(0).open("/").text()).contains("in more browsers than it may be");
    assertThat(browsers.get(1).open("/").text()).contains("in more browsers than it may be");
    assertThat(browsers.get(15).whereItLeads("/")).isEqualTo("/");
  }

  @Test
  @Tag("R37")
  @DisplayName("R37 The sign-in page tells a browser whose session nobody knows that it has ended")
  void sessionThatIsGoneIsToldSo() {
    var browser = new Browser(server.baseUrl()).withSessionCookie("0123456789abcdef");

    assertThat(browser.open("/account").text()).contains("Your session has ended.");
    assertThat(new Browser(server.baseUrl()).open("/account").text())
        .doesNotContain("Your session has ended.");
  }

  @ParameterizedTest(name = "R36 A planted {0} leads nowhere else after signing in")
  @Tag("R36")
  @ValueSource(strings = {"//host/x", "///host", "host", "/account//host", "../x", "/\\host"})
  void onlyAPageOfOursIsComeBackTo(String planted) {
    var cookie = Base64.getUrlEncoder().withoutPadding().encodeToString(planted.getBytes(UTF_8));
    var browser = new Browser(server.baseUrl()).withCookie("mfa-wanted", cookie);

    var page = TestServer.enterPassword(browser, "solo@example.com", SampleData.PASSWORD);

    assertThat(page.path()).isEqualTo("/");
  }

  @ParameterizedTest(name = "R60 The server call {0} is answered without insides")
  @ValueSource(
      strings = {
        "{",
        "",
        "null",
        "[]",
        "{\"csrfToken\":\"x\",\"rpc\":[{\"type\":\"event\"}],\"syncId\":0,\"clientId\":0}",
        "{\"csrfToken\":null,\"rpc\":7,\"syncId\":\"a\"}",
      })
  void brokenServerCallIsAnsweredWithoutInsides(String body) {
    var browser = new Browser(server.baseUrl());
    var page = browser.open("/unbind").view();

    assertCleanRefusal(page.send(body));
    assertThat(browser.open("/unbind").text()).contains("Unbind MFA");
  }

  @ParameterizedTest(name = "R60 The request type {0} is answered without insides")
  @ValueSource(
      strings = {
        "/?v-r=uidl",
        "/?v-r=uidl&v-uiId=999",
        "/?v-r=uidl&v-uiId=abc",
        "/?v-r=heartbeat&v-uiId=-1",
        "/?v-r=push",
        "/?v-r=webcomponent-bootstrap",
        "/?v-r=webcomponent-resync",
        "/?v-r=browserdetails",
        "/?v-r=%00",
        "/?v-r=",
        "/login?v-r=init&location=%ff%fe",
      })
  void strangeRequestTypeIsAnsweredWithoutInsides(String path) {
    var browser = new Browser(server.baseUrl());

    assertCleanRefusal(browser.get(path));
    assertCleanRefusal(browser.post(path, "{}"));
  }

  @ParameterizedTest(name = "R60 The method {0} is answered without insides")
  @ValueSource(strings = {"TRACE", "PUT", "DELETE", "PROPFIND", "OPTIONS"})
  void strangeMethodIsAnsweredWithoutInsides(String method) {
    var browser = new Browser(server.baseUrl());
    var request = browser.request("/login").method(method, BodyPublishers.noBody());

    var answer = browser.send(request);

    assertCleanRefusal(answer);
    assertThat(answer.header("Set-Cookie"))
        .as("R71 no session for it")
        .doesNotContain("JSESSIONID");
  }

  @ParameterizedTest(
      name = "R60 A request line or header of {0} characters is refused without insides")
  @ValueSource(ints = {60_000, 200_000})
  void hugeHeaderIsRefusedWithoutInsides(int length) throws IOException {
    var huge = "x".repeat(length);

    var answer =
        raw(
            "GET /login HTTP/1.1\r\nHost: localhost\r\nX-Huge: "
                + huge
                + "\r\nConnection: close\r\n\r\n");

    // Who does not read to the end may break off before the answer has arrived.
    if (!answer.isEmpty()) {
      assertThat(status(answer)).isIn(400, 413, 414, 431);
    }
    assertThat(answer).isNot(INSIDES);
    assertThat(new Browser(server.baseUrl()).get("/health/ready").status()).isEqualTo(200);
  }

  private static void assertCleanRefusal(Answer answer) {
    assertThat(answer.body()).isNot(INSIDES);
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.header("X-Powered-By")).isEmpty();
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  private static String answerTo(String path) throws IOException {
    return raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  /** Sent as it stands: a client library would tidy the path. */
  private static String raw(String request) throws IOException {
    var address = URI.create(server.baseUrl());
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      var answer = new ByteArrayOutputStream();
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getInputStream().transferTo(answer);
      } catch (SocketException e) {
        // Refused before all of it was read: what has come until then is the answer.
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }
}
