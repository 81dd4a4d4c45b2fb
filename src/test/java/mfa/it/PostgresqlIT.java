package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import mfa.dev.Database;
import mfa.dev.DevServer;
import mfa.dev.SampleData;
import mfa.it.support.Binding;
import mfa.it.support.Browser;
import mfa.it.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same WAR, started from the same files, on PostgreSQL. */
class PostgresqlIT {

  private static final String MEMBER = "member@example.com";
  private static EmbeddedPostgres postgresql;
  private static DevServer server;

  @BeforeAll
  static void start() throws IOException {
    postgresql = EmbeddedPostgres.start();
    var url = postgresql.getJdbcUrl("postgres", "postgres");
    var database = Database.postgresql(url, "postgres", "postgres");
    server = TestServer.start(TestServer.settings("postgresql").database(database));
  }

  @AfterAll
  static void stop() throws IOException {
    TestServer.end(server);
    postgresql.close();
  }

  @Test
  void memberBindsAndSignsInWithACode() throws SQLException {
    var firstVisit = new Browser(server.baseUrl());
    var bindPage = TestServer.enterPassword(firstVisit, MEMBER, SampleData.PASSWORD);
    var binding = Binding.complete(server, bindPage, MEMBER);
    var secondVisit = new Browser(server.baseUrl());

    var codePage = TestServer.enterPassword(secondVisit, MEMBER, SampleData.PASSWORD);
    var home = codePage.fill("Security code", binding.app().nextCode()).submit("Confirm");

    assertThat(bindPage.path()).isEqualTo("/login/bind");
    assertThat(codePage.path()).isEqualTo("/login/code");
    assertThat(home.path()).isEqualTo("/");
    assertThat(home.text()).contains("Acme");
    assertThat(recordedActions()).contains("AUTHENTICATOR_BOUND SUCCESS", "CODE_CHECKED SUCCESS");
  }

  private static java.util.List<String> recordedActions() throws SQLException {
    var actions = new java.util.ArrayList<String>();
    try (var connection = server.database().open();
        var query = connection.createStatement();
        var rows = query.executeQuery("select action, result from audit_entry order by id")) {
      while (rows.next()) {
        actions.add(rows.getString(1) + " " + rows.getString(2));
      }
    }
    return actions;
  }
}
