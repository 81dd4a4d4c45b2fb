package mfa.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.dev.DevServer;
import mfa.dev.SampleData;
import mfa.it.support.Binding;
import mfa.it.support.Browser;
import mfa.it.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Everything a member does, on a server that writes down all it can; then whatever it wrote, read
 * for what must not be in it.
 */
@Tag("R16")
@Tag("R17")
@Tag("R31")
@Tag("R65")
class SecrecyIT {

  private static final String EMAIL = "solo@example.com";
  private static final String NEW_PASSWORD = "violet-teapot-ninety-rivers";
  private static final String NEWEST_PASSWORD = "marble-otter-seven-lanterns";
  private static final Pattern LINK = Pattern.compile("(/password/reset\\?key=(\\S+))");
  private static final List<String> LOGGERS =
      List.of(
          "mfa",
          "org.eclipse.persistence",
          "org.flywaydb",
          "com.vaadin",
          "org.eclipse.angus",
          "org.eclipse.angus.mail.smtp",
          "jakarta.mail",
          "com.sun.mail",
          "org.h2",
          "h2database",
          "org.glassfish.soteria",
          "jakarta.enterprise.ejb.container",
          "jakarta.enterprise.resource.sqltrace",
          "jakarta.enterprise.web",
          "org.apache.catalina");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static DevServer server;
  private static Path accessLog;

  @BeforeAll
  static void start() {
    var settings = TestServer.settings("secrecy");
    for (var logger : LOGGERS) {
      settings.logging(logger + ".level", "ALL");
    }
    accessLog = Path.of("target", "it", "secrecy").toAbsolutePath();
    // The format that server-config/README.md names: without query strings.
    settings.serverOptions(
        "--accesslog",
        accessLog.toString(),
        "--accesslogformat",
        "%client.name% %datetime% %http-method% %http-uri% %status%");
    server = TestServer.start(settings);
  }

  @AfterAll
  static void stop() {
    TestServer.end(server);
  }

  @Test
  @DisplayName("R16 R17 R31 R65 No secret, code, key or password is in any log, file or dump")
  void nothingSecretIsWrittenDown() throws IOException, SQLException {
    var secrets = new LinkedHashMap<String, String>();

    liveThroughEverything(secrets);
    server.stop();

    assertThat(server.log()).content(ISO_8859_1).contains(" FINE");
    var places = written();
    places.put("the database's dump", dump());
    assertThat(findings(secrets, places)).isEmpty();
  }

  private static List<String> findings(Map<String, String> secrets, Map<String, String> places) {
    var findings = new ArrayList<String>();
    secrets.forEach(
        (name, secret) ->
            places.forEach(
                (place, text) -> {
                  var found = standingAlone(secret).matcher(text);
                  if (found.find()) {
                    findings.add(
                        "%s in %s: %s".formatted(name, place, around(text, found.start())));
                  }
                }));
    return findings;
  }

  private static void liveThroughEverything(Map<String, String> secrets) {
    var browser = new Browser(server.baseUrl());
    TestServer.enterPassword(browser, EMAIL, "telltale-wrong-password");
    TestServer.enterPassword(browser, EMAIL, SampleData.PASSWORD);
    secrets.put("wrong password", "telltale-wrong-password");
    secrets.put("password", SampleData.PASSWORD);
    var binding = Binding.complete(server, browser.open("/account/security").click("Bind"), EMAIL);
    record(binding, secrets);
    binding.page().click("I have saved them");
    changePassword(browser, secrets);
    signInAgain(binding, secrets);
    forgetPassword(secrets);
    unbind(binding, secrets);
  }

  private static void record(Binding binding, Map<String, String> secrets) {
    var raw = binding.app().secret();
    secrets.put("shared secret in base32", binding.key());
    secrets.put("shared secret in groups", binding.key().replaceAll("(.{4})(?!$)", "$1 "));
    secrets.put("shared secret in hex", HexFormat.of().formatHex(raw));
    secrets.put("shared secret in capital hex", HexFormat.of().withUpperCase().formatHex(raw));
    secrets.put("shared secret in base64", Base64.getEncoder().encodeToString(raw));
    secrets.put(
        "base32 in base64", Base64.getEncoder().encodeToString(binding.key().getBytes(US_ASCII)));
    secrets.put("raw shared secret", new String(raw, ISO_8859_1));
    secrets.put("provisioning URI", "otpauth:");
    secrets.put("verification code", binding.verificationCode());
    secrets.put("security code of the binding", binding.securityCode());
    for (var code : binding.recoveryCodes()) {
      secrets.put("recovery code " + secrets.size(), code);
      secrets.put("recovery code without hyphen " + secrets.size(), code.replace("-", ""));
    }
  }

  private static void changePassword(Browser browser, Map<String, String> secrets) {
    var changed =
        browser
            .open("/account/password")
            .fill("Current password", SampleData.PASSWORD)
            .fill("New password", NEW_PASSWORD)
            .submit("Change password");
    secrets.put("new password", NEW_PASSWORD);
    assertThat(changed.text()).contains("Your password was changed");
  }

  private static void signInAgain(Binding binding, Map<String, String> secrets) {
    var browser = new Browser(server.baseUrl());
    var codePage = TestServer.enterPassword(browser, EMAIL, NEW_PASSWORD);
    var wrong = binding.app().wrongCode();
    var right = binding.app().nextCode();
    codePage.fill("Security code", wrong).submit("Confirm");
    var home = codePage.fill("Security code", right).submit("Confirm");
    secrets.put("wrong security code", wrong);
    secrets.put("security code", right);
    assertThat(home.path()).isEqualTo("/");
    var other = new Browser(server.baseUrl());
    var recovered =
        TestServer.enterPassword(other, EMAIL, NEW_PASSWORD)
            .click("Use a recovery code")
            .fill("Recovery code", binding.recoveryCodes().getFirst())
            .submit("Confirm");
    assertThat(recovered.path()).isEqualTo("/");
    recovered.click("Sign out");
  }

  private static void forgetPassword(Map<String, String> secrets) {
    var browser = new Browser(server.baseUrl());
    var newest = server.mailbox().newestId();
    browser.open("/password/forgot").fill("E-mail", EMAIL).submit("Send link");
    var mail = awaitLink(newest);
    secrets.put("key of the mailed link", mail[1]);
    var reset = browser.open(mail[0]).fill("New password", NEWEST_PASSWORD).submit("Set password");
    secrets.put("newest password", NEWEST_PASSWORD);
    assertThat(reset.text()).contains("Your password was changed");
  }

  /** Other mails of the same minute may come before it and after it. */
  private static String[] awaitLink(long newest) {
    for (var after = newest; ; after = server.mailbox().await(EMAIL, after, PATIENCE).id()) {
      var link =
          server.mailbox().mailsTo(EMAIL).stream()
              .filter(mail -> mail.id() > newest)
              .map(mail -> LINK.matcher(mail.text()))
              .filter(Matcher::find)
              .findFirst();
      if (link.isPresent()) {
        return new String[] {link.get().group(1), link.get().group(2)};
      }
    }
  }

  private static void unbind(Binding binding, Map<String, String> secrets) {
    var browser = new Browser(server.baseUrl());
    TestServer.enterPassword(browser, EMAIL, NEWEST_PASSWORD)
        .click("Use a recovery code")
        .fill("Recovery code", binding.recoveryCodes().get(1))
        .submit("Confirm");
    var dialog = browser.open("/account/security").click("Unbind");
    var unbound = dialog.fill("Security code", binding.recoveryCodes().get(2)).submit("Confirm");
    assertThat(unbound.texts("span")).contains("Unbound");
    secrets.put("session cookie", browser.sessionCookie().orElseThrow());
  }

  /** Every file of the run but the mails, whose readers are meant, and the keys. */
  private static Map<String, String> written() throws IOException {
    var places = new LinkedHashMap<String, String>();
    var data = server.data();
    try (var files = Files.walk(data)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = data.relativize(file).toString();
        if (!name.startsWith("mail/") && !name.startsWith("secrets/") && !name.endsWith(".jar")) {
          places.put(name, Files.readString(file, ISO_8859_1));
        }
      }
    }
    assertThat(places.keySet()).anyMatch(name -> name.endsWith("mfa.mv.db"));
    assertThat(places.keySet()).anyMatch(name -> name.contains("access"));
    return places;
  }

  private static String dump() throws SQLException {
    var lines = new ArrayList<String>();
    try (var connection = server.database().open();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("script")) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    assertThat(lines).anyMatch(line -> line.contains("AUTHENTICATOR_BOUND"));
    return String.join("\n", lines);
  }

  /** Six digits are part of many a longer number, so short secrets have to stand alone. */
  private static Pattern standingAlone(String secret) {
    return secret.length() > 10
        ? Pattern.compile(Pattern.quote(secret))
        : Pattern.compile("(?<![0-9A-Za-z])" + Pattern.quote(secret) + "(?![0-9A-Za-z])");
  }

  private static String around(String text, int position) {
    return text.substring(Math.max(0, position - 300), Math.min(text.length(), position + 200));
  }
}
