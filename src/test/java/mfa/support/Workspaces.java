package mfa.support;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mfa.workspace.WorkspaceRole;

/** Makes workspaces for tests. */
public final class Workspaces {

  private final Services services;

  public Workspaces(Services services) {
    this.services = services;
  }

  /** A workspace that a test has. */
  public final class TestWorkspace {

    private final long id;

    private TestWorkspace(long id) {
      this.id = id;
    }

    /** Asks its members for an authenticator from now on. */
    public TestWorkspace requiringMfa(int graceDays) {
      services
          .sql()
          .execute(
              "update workspace set mfa_required_since = ?, grace_days = ? where id = ?",
              now(),
              graceDays,
              id);
      return this;
    }

    /** Asks its pilot group from now on, where it did not yet. */
    public TestWorkspace requiringMfaOfPilots(int graceDays) {
      services
          .sql()
          .execute(
              "update workspace set pilot_required_since = coalesce(pilot_required_since, ?),"
                  + " pilot_grace_days = ? where id = ?",
              now(),
              graceDays,
              id);
      return this;
    }

    public TestWorkspace requiringNothing() {
      services.sql().execute("update workspace set mfa_required_since = null where id = ?", id);
      return this;
    }

    public long id() {
      return id;
    }

    /** The id of the account's membership. */
    public long memberId(TestAccount account) {
      return services
          .sql()
          .number(
              "select id from membership where workspace_id = ? and account_id = ?",
              id,
              account.id());
    }

    /** What the list of members searches and sorts this one by: name, address, state. */
    public List<Object> listedAs(TestAccount account) {
      Map<String, Object> row =
          services
              .sql()
              .rows("select * from membership where id = ?", memberId(account))
              .getFirst();
      return List.of(row.get("name_key"), row.get("email_key"), row.get("account_state"));
    }

    /** What the account is here; null where it is no member. */
    public WorkspaceRole roleOf(TestAccount account) {
      return services
          .sql()
          .rows(
              "select role from membership where workspace_id = ? and account_id = ?",
              id,
              account.id())
          .stream()
          .map(row -> WorkspaceRole.valueOf(row.get("role").toString()))
          .findFirst()
          .orElse(null);
    }

    /** The account joins it now. */
    public TestWorkspace with(TestAccount account) {
      return with(account, WorkspaceRole.STANDARD);
    }

    public TestWorkspace with(TestAccount account, WorkspaceRole role) {
      Sql sql = services.sql();
      sql.execute(
          "insert into membership (id, workspace_id, account_id, role, joined_at, name_key,"
              + " email_key, account_state, binding) select cast(? as bigint), cast(? as bigint), id,"
              + " cast(? as varchar), cast(? as timestamp with time zone), name_key,"
              + " canonical_email, state, binding from account where id = ?",
          sql.nextId("membership_seq"),
          id,
          role.name(),
          now(),
          account.id());
      return this;
    }

    /** All who are members now have been since that long ago. */
    public TestWorkspace since(Duration ago) {
      services
          .sql()
          .execute(
              "update membership set joined_at = ? where workspace_id = ?", now().minus(ago), id);
      return this;
    }

    public TestWorkspace without(TestAccount account) {
      services
          .sql()
          .execute(
              "delete from membership where workspace_id = ? and account_id = ?", id, account.id());
      return this;
    }
  }

  public TestWorkspace named(String name) {
    Sql sql = services.sql();
    long id = sql.nextId("workspace_seq");
    sql.execute(
        "insert into workspace (id, name, language, grace_days, created_at)"
            + " values (?, ?, 'en', 7, ?)",
        id,
        name,
        now());
    return new TestWorkspace(id);
  }

  private Instant now() {
    return services.clock().instant();
  }
}
