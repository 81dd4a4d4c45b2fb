package mfa.dev;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Fills an empty database with two workspaces and one account for each role there is, and with what
 * else the settings name.
 */
public final class SampleData {

  /** Password of every sample account. */
  public static final String PASSWORD = "Sample-pass-2026";

  private static final String ACME = "Acme";
  private static final String GLOBEX = "Globex";

  /** Everybody there is, in the order a developer reads them. */
  public static final List<Person> PEOPLE =
      List.of(
          new Person(
              "owner@example.com", "Nora Lindqvist", null, Map.of(ACME, "OWNER", GLOBEX, "OWNER")),
          new Person("admin@example.com", "Amir Haddad", null, Map.of(GLOBEX, "ADMINISTRATOR")),
          new Person("member@example.com", "Maya Chen", null, Map.of(ACME, "STANDARD")),
          new Person("reader@example.com", "Ravi Patel", null, Map.of(ACME, "READ_ONLY")),
          new Person("solo@example.com", "Sofia Rossi", null, Map.of(GLOBEX, "STANDARD")),
          new Person("agent@example.com", "Anton Becker", "AGENT", Map.of()),
          new Person("agent2@example.com", "Grace Okafor", "AGENT", Map.of()),
          new Person("supervisor@example.com", "Susan Clarke", "SUPERVISOR", Map.of()),
          new Person("process@example.com", "Pavel Novak", "PROCESS_OWNER", Map.of()),
          new Person("platform@example.com", "Petra Jansen", "PLATFORM_ADMIN", Map.of()));

  private static final Map<String, String> WORDS =
      Map.of(
          "OWNER", "owner",
          "ADMINISTRATOR", "administrator",
          "STANDARD", "member",
          "READ_ONLY", "read-only member",
          "AGENT", "agent",
          "SUPERVISOR", "supervisor",
          "PROCESS_OWNER", "process owner",
          "PLATFORM_ADMIN", "platform administrator");

  private static final Argon2 ARGON2 = Argon2Factory.create(Argon2Types.ARGON2id, 16, 32);
  private static final int ITERATIONS = 5;
  private static final int MEMORY_KIB = 7168;
  private static final int LANES = 1;

  private final Connection connection;
  private final boolean postgresql;
  private final OffsetDateTime now = OffsetDateTime.now(Clock.systemUTC());
  private final Map<String, Long> workspaces = new HashMap<>();

  SampleData(Connection connection, boolean postgresql) {
    this.connection = connection;
    this.postgresql = postgresql;
  }

  /**
   * One sample account.
   *
   * @param email address, as typed and as canonical form
   * @param name full name
   * @param platformRole role on the platform, or null
   * @param memberships role by name of the workspace
   */
  public record Person(
      String email, String name, String platformRole, Map<String, String> memberships) {

    /** What the account is, in a few words. */
    public String description() {
      var words = new ArrayList<String>();
      words.add(name);
      if (platformRole != null) {
        words.add(WORDS.get(platformRole));
      }
      for (var role : new TreeSet<>(memberships.values())) {
        words.add(WORDS.get(role) + " of " + String.join(" and ", workspacesAs(role)));
      }
      return String.join(", ", words);
    }

    private List<String> workspacesAs(String role) {
      return memberships.keySet().stream()
          .filter(name -> memberships.get(name).equals(role))
          .sorted()
          .toList();
    }
  }

  /**
   * Inserts everything in one transaction, unless there is an account already.
   *
   * @param more people beside {@link #PEOPLE}; a workspace that only they name does not require MFA
   */
  void insertOnce(List<Person> more) throws SQLException {
    if (hasAccounts()) {
      return;
    }
    connection.setAutoCommit(false);
    workspaces.put(ACME, insertWorkspace(ACME, now, 0));
    workspaces.put(GLOBEX, insertWorkspace(GLOBEX, null, 7));
    for (var person : PEOPLE) {
      insert(person);
    }
    for (var person : more) {
      insert(person);
    }
    connection.commit();
  }

  private void insert(Person person) throws SQLException {
    var account = insertAccount(person);
    if (person.platformRole() != null) {
      insert(
          "insert into platform_role (account_id, role) values (?, ?)",
          account,
          person.platformRole());
    }
    for (var membership : person.memberships().entrySet()) {
      insert(
          "insert into membership (id, workspace_id, account_id, role, joined_at, name_key, email_key,"
              + " account_state, binding) select cast(? as bigint), cast(? as bigint), id,"
              + " cast(? as varchar), cast(? as timestamp with time zone), name_key,"
              + " canonical_email, state, binding from account where id = ?",
          nextId("membership_seq"),
          workspace(membership.getKey()),
          membership.getValue(),
          now,
          account);
    }
  }

  private long workspace(String name) throws SQLException {
    if (!workspaces.containsKey(name)) {
      workspaces.put(name, insertWorkspace(name, null, 7));
    }
    return workspaces.get(name);
  }

  private boolean hasAccounts() throws SQLException {
    try (var query = connection.createStatement();
        var found = query.executeQuery("select 1 from account")) {
      return found.next();
    }
  }

  private long insertWorkspace(String name, OffsetDateTime mfaRequiredSince, int graceDays)
      throws SQLException {
    var id = nextId("workspace_seq");
    insert(
        "insert into workspace (id, name, language, mfa_required_since, grace_days, created_at)"
            + " values (?, ?, 'en', ?, ?, ?)",
        id,
        name,
        mfaRequiredSince,
        graceDays,
        now);
    return id;
  }

  private long insertAccount(Person person) throws SQLException {
    var id = nextId("account_seq");
    insert(
        "insert into account (id, email, canonical_email, name, name_key, language, time_zone, state,"
            + " password_hash, must_bind, created_at)"
            + " values (?, ?, ?, ?, ?, 'en', 'UTC', 'ACTIVE', ?, false, ?)",
        id,
        person.email(),
        person.email().toLowerCase(Locale.ROOT),
        person.name(),
        person.name().toLowerCase(Locale.ROOT),
        ARGON2.hash(ITERATIONS, MEMORY_KIB, LANES, PASSWORD.toCharArray()),
        now);
    return id;
  }

  /**
   * Draws one number for each row. The application draws one for fifty rows, and uses it and the 49
   * below; so the number itself is the only one that is surely nobody else's.
   */
  private long nextId(String sequence) throws SQLException {
    var sql = postgresql ? "select nextval('%s')" : "select next value for %s";
    try (var query = connection.createStatement();
        var number = query.executeQuery(sql.formatted(sequence))) {
      number.next();
      return number.getLong(1);
    }
  }

  private void insert(String sql, Object... values) throws SQLException {
    try (var insert = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }
}
