package mfa.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.Client;
import mfa.session.SessionService;
import mfa.session.Stage;
import mfa.support.Accounts;
import mfa.support.Services;
import mfa.support.Sql;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.workspace.WorkspaceRole;

/** Fills a database with workspaces of many members and a long audit log. */
final class ManyMembers {

  private static final long FIRST_ID = 1_000_000_000_000L;
  private static final int OWN_ENTRIES = 2_000;

  private final Services services;
  private final Sql sql;
  private final int[] sizes;
  private final int entries;
  private final List<Filled> workspaces = new ArrayList<>();
  private long next = FIRST_ID;

  /** A workspace with its owner, who is signed in with a fresh code. */
  record Filled(
      long id,
      int size,
      Visitor owner,
      long entries,
      int ownEntries,
      long firstId,
      long firstEntry) {}

  ManyMembers(Services services, int[] sizes, int entries) {
    this.services = services;
    this.sql = services.sql();
    this.sizes = sizes;
    this.entries = entries;
  }

  List<Filled> workspaces() {
    return workspaces;
  }

  void fill() {
    var all = Arrays.stream(sizes).sum();
    for (var size : sizes) {
      var mine = (int) ((long) entries * size / all / 2);
      workspaces.add(workspace(size, Math.max(mine, 2 * OWN_ENTRIES)));
    }
    var rest = entries - workspaces.stream().mapToLong(Filled::entries).sum();
    entries((int) rest, "null", FIRST_ID, all, signIns());
    tickets(Arrays.stream(sizes).max().orElseThrow() - 2);
    sql.execute(services.isPostgresql() ? "vacuum analyze" : "analyze");
  }

  /** Somebody signed in with a fresh code who holds the role. */
  Visitor holder(PlatformRole role) {
    var accounts = new Accounts(services);
    return signedIn(accounts.bind(accounts.memberWith(role)));
  }

  /** Of so many members of the largest workspace; 98 of 100 are closed, the others wait. */
  private void tickets(int count) {
    var first = workspaces.getLast().firstId();
    sql.execute(
        "insert into ticket (id, ticket_number, ticket_class, ticket_type, account_id, status, title, email,"
            + " language, client_address, user_agent, created_at, filed_at, closed_at, outcome, priority,"
            + " task_id, candidate_group, assignee_id, due_at, waiting_since, step, step_name)"
            + " select %1$d + n, 'T-2026-' || lpad(cast(n as varchar), 6, '0'), 'UNBIND', 'UNBIND_MFA', %1$d + n,"
                .formatted(first)
            + " case when mod(n, 50) = 0 then 'WAITING_FOR_ASSIGNMENT' else 'CLOSED' end, 'Phone lost ' || mod(n * 7919, 100003),"
            + " 'person' || n || '@example.com', 'en', '198.51.100.9', 'Firefox',"
            + " %1$s, %1$s, case when mod(n, 50) <> 0 then %1$s end,".formatted(ago())
            + " case when mod(n, 50) <> 0 then 'RESET' end, case when mod(n, 7) = 0 then 2 else 1 end,"
            + " case when mod(n, 50) = 0 then 'bench' || n end,"
            + " case when mod(n, 50) = 0 then case when mod(n, 7) = 0 then 'supervisors' else 'agents' end end,"
            + " null, case when mod(n, 50) = 0 then %1$s end, %1$s, 'review', 'Review' from "
                .formatted(ago())
            + numbers(count),
        times(5));
    sql.execute(
        "insert into unbind_ticket (id, open_account_id, form_hash, heightened, approved_notice_at, reset_at)"
            + " select id, case when closed_at is null then account_id end, 'bench', priority = 2, closed_at, closed_at"
            + " from ticket where title like 'Phone lost %'");
  }

  private static String ago() {
    return "cast(? as timestamp with time zone) - mod(n * 613, 30000) * interval '1' minute";
  }

  private Object[] times(int count) {
    var times = new Object[count];
    Arrays.fill(times, services.clock().instant());
    return times;
  }

  private Filled workspace(int size, int its) {
    var accounts = new Accounts(services);
    var owner = accounts.boundMember();
    var workspace =
        new Workspaces(services)
            .named("Workspace of " + size)
            .requiringMfa(7)
            .with(owner, WorkspaceRole.OWNER);
    var first = next;
    next += size;
    var now = services.clock().instant();
    members(workspace.id(), first, size - 1, now);
    invitations(workspace.id(), owner.id(), Math.min(500, size / 20), now);
    var firstEntry = next + 1;
    entries(its - OWN_ENTRIES, Long.toString(workspace.id()), first, size - 1, inWorkspaces());
    entries(OWN_ENTRIES, Long.toString(workspace.id()), owner.id(), 1, inWorkspaces());
    return new Filled(
        workspace.id(), size, signedIn(owner), its, OWN_ENTRIES, first + 1, firstEntry);
  }

  /** Changes nothing, but keeps H2 from answering a question again with what it has at hand. */
  void touch(Filled at) {
    sql.execute("delete from bulk_member_job");
    sql.execute("update membership set version = version where id = ?", at.firstId());
    sql.execute("update account set version = version where id = ?", at.firstId());
    sql.execute("update ticket set version = version where id = ?", at.firstId());
    sql.execute("update audit_entry set factor = factor where id = ?", at.firstEntry());
  }

  Visitor signedIn(TestAccount owner) {
    var browser = new Client("198.51.100.7", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
    var visitor = new Visitor(services, browser, services.get(RandomSource.class).key());
    visitor.inSession(
        visitor.does(
            () -> services.get(SessionService.class).open(owner.id(), Stage.HALF_SIGNED_IN, 0)));
    visitor.does(() -> services.get(SessionService.class).confirm(0));
    return visitor;
  }

  /** 60 of 100 are bound, 5 exempt, 2 disabled, one administers; names and joining are mixed. */
  private void members(long workspace, long first, int count, Instant now) {
    sql.execute(
        "insert into account (id, email, canonical_email, name, name_key, language, time_zone, state, created_at)"
            + " select %1$d + n, 'person' || n || '.w%2$d@example.com', 'person' || n || '.w%2$d@example.com',"
                .formatted(first, workspace)
            + " case mod(n * 7919, 7) when 0 then 'Anna' when 1 then 'Bo' when 2 then 'Chen' when 3 then 'Dan'"
            + " when 4 then 'Eve' when 5 then 'Faye' else '陈' end || ' ' || chr(cast(65 + mod(n * 31, 26) as integer))"
            + " || 'person' || mod(n * 104729, 1000003), '', 'en', 'UTC',"
            + " case when mod(n, 50) = 0 then 'DISABLED' else 'ACTIVE' end, ? from %s"
                .formatted(numbers(count)),
        now);
    sql.execute("update account set name_key = lower(name) where name_key = ''");
    sql.execute(
        "update account set binding = 'BOUND' where mod(id - ?, 5) < 3 and id between ? and ?",
        first,
        first,
        first + count);
    sql.execute(
        "insert into membership (id, workspace_id, account_id, role, joined_at, exempt_until, name_key, email_key, account_state, binding)"
            + " select %1$d + n, %2$d, %1$d + n,".formatted(first, workspace)
            + " case when mod(n, 100) = 1 then 'ADMINISTRATOR' when mod(n, 5) = 0 then 'READ_ONLY' else 'STANDARD' end,"
            + " cast(? as timestamp with time zone) - mod(n * 613, 300) * interval '1' day,"
            + " case when mod(n, 20) = 19 then cast(? as timestamp with time zone) end,"
            + " a.name_key, a.canonical_email, a.state, case when mod(n, 5) < 3 then 'BOUND' else 'UNBOUND' end from "
            + numbers(count)
            + " join account a on a.id = %d + n".formatted(first),
        now,
        now.plus(java.time.Duration.ofDays(30)));
    sql.execute(
        "insert into authenticator (id, account_id, name, sealed_secret, last_step, bound_at, last_used_at)"
            + " select %1$d + n, %1$d + n, 'Phone', 'none', 0, ?, ? from ".formatted(first)
            + numbers(count)
            + " where mod(n, 5) < 3",
        now,
        now);
    sql.execute(
        "insert into sign_in_session (id, account_id, stage, client_address, user_agent, created_at, last_seen_at, ended_at, end_reason)"
            + " select %1$d + n, %1$d + n, 'SIGNED_IN', '198.51.100.9', 'Firefox', ?, ?, ?, 'SIGNED_OUT' from "
                .formatted(first)
            + numbers(count),
        now,
        now,
        now);
  }

  private void invitations(long workspace, long inviter, int count, Instant now) {
    var first = next;
    next += count;
    sql.execute(
        "insert into invitation (id, workspace_id, email, open_email, role, language, key_hash, invited_by, sent_at, expires_at)"
            + " select %1$d + n, %2$d, 'new' || n || '@example.com', 'new' || n || '@example.com', 'STANDARD', 'en', 'bench' || (%1$d + n), %3$d, ?, ? from "
                .formatted(first, workspace, inviter)
            + numbers(count),
        now,
        now.plus(java.time.Duration.ofDays(7)));
  }

  /** Sealed already, as far as lists see; one a second, backwards. */
  private void entries(
      int count, String workspace, long firstSubject, int subjects, List<AuditAction> actions) {
    var first = next;
    next += count;
    var cases = new StringBuilder("case cast(mod(n, " + actions.size() + ") as integer)");
    for (var i = 0; i < actions.size(); i++) {
      cases.append(" when ").append(i).append(" then '").append(actions.get(i)).append("'");
    }
    sql.execute(
        "insert into audit_entry (id, recorded_at, action, result, actor_id, subject_id, workspace_id, factor, client_address, user_agent, detail, written_hash, chain_position, chain_seal)"
            + " select %1$d + n, cast(? as timestamp with time zone) - n * interval '1' second, %2$s end, 'SUCCESS', %3$d + mod(n * 7, %4$d), %3$d + mod(n * 11, %4$d), %5$s, null, '198.51.100.9',"
                .formatted(first, cases, firstSubject, subjects, workspace)
            + " 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'STANDARD -> READ_ONLY', 'test1:bench', %1$d + n, 'test1:bench' from "
                .formatted(first)
            + numbers(count),
        services.clock().instant());
  }

  private static List<AuditAction> signIns() {
    return List.of(
        AuditAction.PASSWORD_CHECKED,
        AuditAction.CODE_CHECKED,
        AuditAction.SIGNED_IN,
        AuditAction.SIGNED_OUT);
  }

  /** Half are changes of roles; changes of grace are rare, and made by hand elsewhere. */
  private static List<AuditAction> inWorkspaces() {
    var actions = new ArrayList<>(AuditAction.ofWorkspaces());
    actions.remove(AuditAction.GRACE_CHANGED);
    var half = actions.size();
    for (var i = 0; i < half; i++) {
      actions.add(AuditAction.MEMBER_ROLE_CHANGED);
    }
    return actions;
  }

  private String numbers(int count) {
    return services.isPostgresql()
        ? "generate_series(cast(1 as bigint), cast(" + count + " as bigint)) as g(n)"
        : "(select x as n from system_range(1, " + count + "))";
  }
}
