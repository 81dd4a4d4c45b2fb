package mfa.dev;

import static org.assertj.core.api.Assertions.assertThat;

import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {

  @TempDir Path directory;
  private Database database;

  @BeforeEach
  void prepare() {
    database = Database.h2(directory.resolve("mfa"), "password of this test");
    database.prepare(true);
  }

  @Test
  void anotherStartAddsNothing() throws SQLException {
    database.prepare(true);

    assertThat(count("account")).isEqualTo(SampleData.PEOPLE.size());
    assertThat(count("workspace")).isEqualTo(2);
  }

  @Test
  void workspaceThatOnlyAFurtherAccountNamesIsMadeOnceForAll() throws SQLException {
    var fresh = Database.h2(directory.resolve("further"), "password of this test");
    var memberships = Map.of("R&D", "STANDARD");

    fresh.prepare(
        true,
        List.of(
            new SampleData.Person("one@example.com", "One", null, memberships),
            new SampleData.Person("two@example.com", "Two", null, memberships)));

    database = fresh;
    assertThat(count("account")).isEqualTo(SampleData.PEOPLE.size() + 2);
    assertThat(count("workspace")).isEqualTo(3);
  }

  @Test
  void passwordOfEveryAccountIsTheOneThatIsSaid() throws SQLException {
    var argon2 = Argon2Factory.create(Argon2Types.ARGON2id);
    try (var connection = database.open();
        var query = connection.createStatement();
        var hashes = query.executeQuery("select password_hash from account")) {
      while (hashes.next()) {
        assertThat(argon2.verify(hashes.getString(1), SampleData.PASSWORD.toCharArray())).isTrue();
      }
    }
  }

  /** The application uses a drawn number and the 49 below it. */
  @Test
  void applicationNeverGetsANumberThatIsTaken() throws SQLException {
    try (var connection = database.open()) {
      for (var table : new String[] {"account", "workspace", "membership"}) {
        var lowestOfTheNext = number(connection, "select next value for " + table + "_seq") - 49;

        assertThat(lowestOfTheNext)
            .isGreaterThan(number(connection, "select max(id) from " + table));
      }
    }
  }

  private long count(String table) throws SQLException {
    try (var connection = database.open()) {
      return number(connection, "select count(*) from " + table);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (var query = connection.createStatement();
        var rows = query.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
