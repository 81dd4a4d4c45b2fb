package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mfa.dev.DevServer;
import mfa.dev.Ports;
import mfa.dev.StartFailedException;
import mfa.it.support.BoundAccounts;
import mfa.it.support.Browser;
import mfa.it.support.TestServer;
import mfa.it.support.TicketSteps;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is configured wrongly does not start, and says why. */
class StartIT {

  private static final String KEYS = "mfa.crypto.keys";
  private static final String OTHER_KEY = "another key, also of 32 bytes ..";

  /** Which values are refused is tested with each setting. */
  @Test
  @Tag("R60")
  @DisplayName("R60 A wrong setting is named, its value not, and the server is not ready")
  void wrongSettingStopsTheStart() throws IOException {
    var port = Ports.free();
    var statuses = new CopyOnWriteArrayList<Integer>();
    var browser = new Browser("http://localhost:" + port);
    var settings =
        TestServer.settings("start")
            .withoutSampleData()
            .config(KEYS, "dev1:dGVsbHRhbGUtdmFsdWU=")
            .ports(port, 0, 0)
            .importantLines(line -> recordReadiness(line, browser, statuses));
    var server = new DevServer(settings);

    assertThatThrownBy(() -> server.start(true)).isInstanceOf(StartFailedException.class);

    assertThat(statuses).isNotEmpty().allMatch(status -> status >= 500);
    assertThat(Files.readString(server.log()))
        .contains("Configuration: " + KEYS + " ")
        .doesNotContain("telltale-value", "dGVsbHRhbGUtdmFsdWU=");
  }

  private static void recordReadiness(String line, Browser browser, List<Integer> statuses) {
    if (line.contains("Exception while loading the app")) {
      statuses.add(readiness(browser));
    }
  }

  /** The server ends soon after that line; what is gone is not ready, either. */
  private static int readiness(Browser browser) {
    try {
      return browser.get("/health/ready").status();
    } catch (UncheckedIOException e) {
      return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
  }

  @Test
  @Tag("R16")
  @Tag("R60")
  @DisplayName("R60 The WAR brings no account; R16 with another key it does not start again")
  void otherKeyOnExistingDataStopsTheStart() throws IOException, SQLException {
    var settings = TestServer.settings("start").withoutSampleData();
    var server = TestServer.start(settings);
    server.stop();
    assertThat(count(server, "account")).isZero();
    var otherKey = Base64.getEncoder().encodeToString(OTHER_KEY.getBytes(StandardCharsets.UTF_8));
    settings.config(KEYS, "dev1:" + otherKey);

    assertThatThrownBy(server::restart)
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("The key 'dev1' of mfa.crypto.keys is not the one");

    assertThat(Files.readString(server.log())).doesNotContain(otherKey);
    server.close();
  }

  @Test
  @Tag("R60")
  @DisplayName("R60 A server on a machine in Turkish starts, signs people in and files tickets")
  void serverWorksOnAMachineInTurkish() throws IOException {
    var accounts = BoundAccounts.of(1);
    var settings =
        TestServer.settings("start-turkish", accounts)
            .jvmOptions("-Duser.language=tr", "-Duser.country=TR");
    var server = TestServer.start(settings);

    var page = TestServer.signIn(new Browser(server.baseUrl()), accounts.get(0));
    var number = new TicketSteps(server).askForCode(accounts.get(0)).submit();

    assertThat(page.path()).isEqualTo("/");
    assertThat(number).matches("T-2\\d{3}-\\d{6}");
    assertThat(Files.readString(server.log())).doesNotContain("SEVERE");
    TestServer.end(server);
  }

  private static long count(DevServer server, String table) throws SQLException {
    try (var connection = server.database().open();
        var query = connection.createStatement();
        var rows = query.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
