package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.it.support.Browser;
import mfa.it.support.OperatorScript;
import mfa.it.support.TestServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The operator's commands, by the script that operators use. */
@Tag("R59")
class CommandIT {

  @Test
  @DisplayName("R59: a command runs beside a server on PostgreSQL, and is written down")
  void commandRunsBesideAServer() throws IOException, SQLException {
    try (var postgresql = EmbeddedPostgres.start()) {
      var database =
          Database.postgresql(postgresql.getJdbcUrl("postgres", "postgres"), "postgres", "none");
      var server = TestServer.start(TestServer.settings("command").database(database));
      try {
        var result = OperatorScript.run(server, "check-record");

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
      var locked = OperatorScript.run(server, "check-record");
      server.stop();
      var unknown = OperatorScript.run(server, "no-such-command");

      assertThat(locked.exitCode()).as("H2 is open elsewhere").isEqualTo(3);
      assertThat(locked.output()).contains("could not start");
      assertThat(unknown.exitCode()).as(unknown.output()).isEqualTo(2);
      assertThat(unknown.output()).contains("no command 'no-such-command'", "check-record");
    } finally {
      TestServer.end(server);
    }
  }

  private static long commands(DevServer server) throws SQLException {
    try (var connection = server.database().open();
        var query = connection.createStatement();
        var rows =
            query.executeQuery(
                "select count(*) from audit_entry where action = 'COMMAND_RUN'"
                    + " and detail = 'operator command check-record' and actor_id is null")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
