package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.dev.SampleData;
import mfa.it.support.Binding;
import mfa.it.support.Browser;
import mfa.it.support.OperatorScript;
import mfa.it.support.TableReader;
import mfa.it.support.TestServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The operator's commands, by the script that operators use. */
@Tag("R59")
class CommandIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern INVITATION = Pattern.compile("/invitation\\?key=\\S+");
  private static final String BIND = "/login/bind";

  @Test
  @DisplayName("R59: a command runs beside a server on PostgreSQL, and is written down")
  void commandRunsBesideAServer() throws IOException, SQLException {
    try (var postgresql = EmbeddedPostgres.start()) {
      var database =
          Database.postgresql(postgresql.getJdbcUrl("postgres", "postgres"), "postgres", "none");
      var server = TestServer.start(TestServer.settings("command").database(database));
      try {
        var result = OperatorScript.run(server, "verify-audit-log");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(new Browser(server.baseUrl()).get("/health/ready").status()).isEqualTo(200);
        assertThat(commands(server)).isOne();
      } finally {
        TestServer.end(server);
      }
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "mfa.it.full", matches = "true")
  @DisplayName("An unknown command lists those there are; one that cannot start says why")
  void unknownCommandAndFailedStartAreTold() {
    var server = TestServer.start(TestServer.settings("command"));
    try {
      var locked = OperatorScript.run(server, "verify-audit-log");
      server.stop();
      var unknown = OperatorScript.run(server, "no-such-command");

      assertThat(locked.exitCode()).as("H2 is open elsewhere").isEqualTo(3);
      assertThat(locked.output()).contains("could not start");
      assertThat(unknown.exitCode()).as(unknown.output()).isEqualTo(2);
      assertThat(unknown.output()).contains("no command 'no-such-command'", "verify-audit-log");
    } finally {
      TestServer.end(server);
    }
  }

  @Test
  @Tag("R60")
  @EnabledIfSystemProperty(named = "mfa.it.full", matches = "true")
  @DisplayName("R60: the first administrator comes by a command, once; a locked out one is let in")
  void administratorsComeByCommands() throws IOException {
    try (var postgresql = EmbeddedPostgres.start()) {
      var database =
          Database.postgresql(postgresql.getJdbcUrl("postgres", "postgres"), "postgres", "none");
      var server =
          TestServer.start(
              TestServer.settings("command")
                  .database(database)
                  .filling(CommandIT::withoutAdministrator));
      try {
        inviteFirstAdministrator(server);
        breakTheGlass(server);
      } finally {
        TestServer.end(server);
      }
    }
  }

  private static void withoutAdministrator(Database database) {
    try (var connection = database.open();
        var statement = connection.createStatement()) {
      statement.execute("delete from platform_role where role = 'PLATFORM_ADMIN'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void inviteFirstAdministrator(DevServer server) {
    var email = "first@example.com";

    var invited = OperatorScript.run(server, "first-administrator", email, "en");

    assertThat(invited.exitCode()).as(invited.output()).isZero();
    var mail = server.mailbox().await(email, 0, PATIENCE);
    var link = INVITATION.matcher(mail.text());
    assertThat(link.find()).as(mail.text()).isTrue();
    assertThat(invited.output()).doesNotContain(link.group());
    var browser = new Browser(server.baseUrl());
    var page = browser.get(link.group()).headers().firstValue("Location").orElseThrow();
    browser
        .open(page)
        .fill("Name", "Fay First")
        .fill("New password", "teapot lighthouse 27 gravel")
        .submit("Accept invitation");
    assertThat(browser.open("/").path())
        .as("the role sleeps until its holder is bound")
        .isEqualTo(BIND);

    var again = OperatorScript.run(server, "first-administrator", "second@example.com", "en");

    assertThat(again.exitCode()).as(again.output()).isEqualTo(1);
    assertThat(again.output()).contains("There is a platform administrator already");
    assertThat(server.mailbox().mailsTo("second@example.com")).isEmpty();
  }

  private static void breakTheGlass(DevServer server) {
    var email = "supervisor@example.com";
    var browser = new Browser(server.baseUrl());
    var bindPage = TestServer.enterPassword(browser, email, SampleData.PASSWORD);
    Binding.complete(server, bindPage, email);
    var newest = server.mailbox().newestId();

    var member = OperatorScript.run(server, "break-glass", "member@example.com");
    var broken = OperatorScript.run(server, "break-glass", email);

    assertThat(member.exitCode()).as(member.output()).isEqualTo(1);
    assertThat(broken.exitCode()).as(broken.output()).isZero();
    assertThat(server.mailbox().await("first@example.com", newest, PATIENCE).subject())
        .isEqualTo("The MFA of Susan Clarke was reset by the operator");
    assertThat(browser.open("/").path()).as("the session is over").isEqualTo("/login");
    var tables = new TableReader(server.database());
    assertThat(
            tables.number(
                "select count(*) from authenticator x join account a on a.id = x.account_id"
                    + " where a.email = ?",
                email))
        .isZero();
    assertThat(
            TestServer.enterPassword(new Browser(server.baseUrl()), email, SampleData.PASSWORD)
                .path())
        .isEqualTo(BIND);
  }

  private static long commands(DevServer server) throws SQLException {
    try (var connection = server.database().open();
        var query = connection.createStatement();
        var rows =
            query.executeQuery(
                "select count(*) from audit_entry where action = 'COMMAND_RUN'"
                    + " and detail = 'operator command verify-audit-log' and actor_id is null")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
