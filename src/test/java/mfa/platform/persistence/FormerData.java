package mfa.platform.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mfa.support.Sql;

/**
 * What a server of schema 55 had in its tables: at least a row in each, and tickets in every state.
 * Written as it was then, so nothing in here follows the product.
 */
final class FormerData {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123456Z");
  private static final Instant FILED = NOW.minusSeconds(90_000);
  private static final Instant TOLD = NOW.minusSeconds(80_000);
  private static final Instant APPROVED = NOW.minusSeconds(70_000);
  private static final Instant ALLOWED = NOW.minusSeconds(60_000);
  private static final Instant RESET = NOW.minusSeconds(50_000);

  private static final long BOUND = 1;
  private static final long AGENT = 2;
  private static final long SUPERVISOR = 3;
  private static final long UNBOUND = 4;
  private static final long ACME = 1;
  private static final long GLOBEX = 2;

  private final Sql sql;
  private long lastId = 100;

  private FormerData(Sql sql) {
    this.sql = sql;
  }

  static void fill(Sql sql) {
    FormerData data = new FormerData(sql);
    data.people();
    data.workspaces();
    data.signIns();
    data.counters();
    data.mails();
    data.auditLog();
    data.openTickets();
    data.refusedTickets();
    data.endedTickets();
    data.partsOfTickets();
  }

  private void people() {
    sql.execute("insert into key_check (key_id, fingerprint) values ('first', 'print')");
    account(BOUND, "ACTIVE");
    account(AGENT, "ACTIVE");
    account(SUPERVISOR, "ACTIVE");
    account(UNBOUND, "DISABLED");
    row("platform_role", with("account_id", AGENT, "role", "AGENT"));
    row("platform_role", with("account_id", SUPERVISOR, "role", "SUPERVISOR"));
    authenticator(BOUND, "Phone");
    authenticator(BOUND, "Tablet");
    authenticator(AGENT, "Phone");
    row("recovery_codes_saved", with("account_id", BOUND, "saved_at", NOW));
    entity(
        "recovery_code", with("account_id", BOUND, "code_hash", "first:code", "created_at", NOW));
    entity(
        "enrolment",
        with("account_id", UNBOUND, "session_id", 1L, "email", "person4@example.com"),
        with("sealed_secret", "first:seal", "created_at", NOW, "expires_at", NOW.plusSeconds(600)));
    entity(
        "email_change",
        with("account_id", BOUND, "session_id", 1L, "former_email", "Old@example.com"),
        with("former_canonical_email", "old@example.com", "new_email", "person1@example.com"),
        with("requested_at", NOW, "changed_at", NOW, "key_hash", "first:link"));
  }

  private void account(long id, String state) {
    String email = "Person" + id + "@example.com";
    row(
        "account",
        with("id", id, "email", email, "canonical_email", email.toLowerCase(Locale.ROOT)),
        with("name", "Person " + id, "name_key", "person " + id, "language", "en"),
        with("time_zone", "Europe/Berlin", "state", state, "created_at", NOW, "version", 7L));
  }

  private void authenticator(long account, String name) {
    entity(
        "authenticator",
        with("account_id", account, "name", name, "sealed_secret", "first:secret"),
        with("last_step", 59_000_000L, "bound_at", NOW, "last_used_at", NOW));
  }

  private void workspaces() {
    workspace(ACME, NOW);
    workspace(GLOBEX, null);
    member(ACME, BOUND, "STANDARD");
    member(ACME, UNBOUND, "OWNER");
    member(GLOBEX, BOUND, "OWNER");
    entity(
        "invitation",
        with("workspace_id", ACME, "email", "new@example.com", "open_email", "new@example.com"),
        with("role", "STANDARD", "language", "zh", "key_hash", "first:invitation"),
        with("invited_by", UNBOUND, "sent_at", NOW, "expires_at", NOW.plusSeconds(1)));
    entity(
        "member_plan",
        with("workspace_id", ACME, "kind", "ENFORCE", "planned_at", NOW, "after_member", 17L));
  }

  private void workspace(long id, Instant requiredSince) {
    row(
        "workspace",
        with("id", id, "name", "Workspace " + id, "language", "en"),
        with("mfa_required_since", requiredSince, "grace_days", 5, "created_at", NOW));
  }

  private void member(long workspace, long account, String role) {
    entity(
        "membership",
        with("workspace_id", workspace, "account_id", account, "role", role, "joined_at", NOW),
        with("name_key", "person " + account, "email_key", "person" + account + "@example.com"),
        with("account_state", "ACTIVE", "exempt_reason", "No phone", "exempt_until", NOW));
  }

  private void signIns() {
    entity(
        "sign_in_session",
        with("account_id", BOUND, "stage", "SIGNED_IN", "client_address", "192.0.2.1"),
        with("user_agent", "Firefox", "created_at", NOW, "last_seen_at", NOW, "code_at", NOW));
    entity(
        "known_device",
        with("account_id", BOUND, "device_hash", "first:device"),
        with("first_seen_at", NOW, "last_seen_at", NOW));
    entity(
        "password_reset",
        with("sealed_email", "first:seal", "client_address", "192.0.2.1", "user_agent", "Firefox"),
        with("requested_at", NOW, "account_id", BOUND, "expires_at", NOW));
    entity(
        "verification_code",
        with("account_id", BOUND, "purpose", "BIND", "email", "person1@example.com"),
        with("request", "session/1", "code_hash", "first:code", "tries", 2),
        with("issued_at", NOW, "expires_at", NOW));
    entity(
        "unbind_request",
        with("form_hash", "first:form", "sealed_content", "first:seal", "requested_at", NOW),
        with("client_address", "192.0.2.1", "user_agent", "Firefox", "tries", 3));
  }

  private void counters() {
    row(
        "throttle",
        with("subject", "code/1", "failures", 4, "locked_until", NOW, "changed_at", NOW));
    row(
        "budget",
        with("subject", "unbind/total", "used", 9, "window_start", NOW, "last_used_at", NOW));
    entity(
        "element_failure",
        with("worker", "withdrawals", "element_id", 5L, "failures", 2, "failed_at", NOW));
  }

  private void mails() {
    entity(
        "outbox_mail",
        with("message_id", "<1@example.com>", "template", "TICKET_FILED", "language", "zh"),
        with("recipient", "Person1@example.com", "recipient_key", "person1@example.com"),
        with("sealed_parameters", "first:seal", "created_at", NOW, "next_attempt_at", NOW),
        with("ticket_number", "T-2026-000101"));
  }

  private void auditLog() {
    for (long position = 1; position <= 3; position++) {
      entity(
          "audit_entry",
          with("recorded_at", NOW, "action", "TICKET_OBJECTED", "result", "SUCCESS"),
          with("actor_id", AGENT, "subject_id", BOUND, "workspace_id", ACME, "factor", "code"),
          with("client_address", "192.0.2.1", "user_agent", "Firefox", "detail", "heightened"),
          with("written_hash", "first:hash", "chain_position", position, "chain_seal", "first:s"));
    }
    sql.execute("update audit_chain set head_position = 3, head_seal = 'first:s'");
  }

  private void openTickets() {
    ticket(with("draft_account_id", -1L, "status", "DRAFT"));
    ticket(with("status", "DRAFT", "withdrawn_at", NOW));
    open("WAITING_FOR_ASSIGNMENT", review("agents", null), with("known_device", true));
    open(
        "WAITING_FOR_FEEDBACK",
        review("agents", AGENT),
        with("new_reply", true, "known_device", false, "known_address", true));
    open("FEEDBACK_PROVIDED", with("step", "gateway_reply", "step_name", "Wait for a reply"));
    open(
        "WAITING_FOR_ASSIGNMENT",
        review("supervisors", null),
        with("heightened", true, "heightened_because", "NO_EVIDENCE POWER", "approved_at", ALLOWED),
        with("locked_while_open", true, "known_address", false));
    open("WAITING_FOR_FEEDBACK", with("approved_at", APPROVED));
    open("WAITING_FOR_FEEDBACK", waiting());
    open("WAITING_FOR_FEEDBACK", waiting(), with("reset_at", RESET));
  }

  private void refusedTickets() {
    for (String obstacle :
        List.of(
            "NOT_OPEN",
            "CALLED_OFF",
            "ACCOUNT_INACTIVE",
            "NOT_VERIFIED",
            "NOTICES_MISSING",
            "WAIT_NOT_OVER",
            "REJECTED",
            "NOT_APPROVED",
            "NOT_APPROVED_TWICE")) {
      open("WAITING_FOR_FEEDBACK", waiting(), with("reset_refused", obstacle));
    }
  }

  private void endedTickets() {
    open("WAITING_FOR_FEEDBACK", with("objected_at", NOW));
    open("WAITING_FOR_FEEDBACK", with("stopped_at", NOW));
    for (String reason :
        List.of(
            "REQUESTER",
            "CODE_ACCEPTED",
            "AUTHENTICATOR_BOUND",
            "GLASS_BROKEN",
            "PASSWORD_REPLACED",
            "EMAIL_CHANGED",
            "ACCOUNT_DISABLED",
            "ACCOUNT_DELETED")) {
      open("FEEDBACK_PROVIDED", with("withdrawn_at", NOW, "withdrawn_because", reason));
    }
    closed("RESET", waiting(), with("reset_at", RESET, "rating", 5, "rating_comment", "Thanks"));
    closed("REJECTED", with("heightened", true, "heightened_because", "FORMER_TICKET POWER"));
    closed("EXPIRED", with("verified_at", null, "filed_notice_at", null));
    closed("OBJECTED", with("objected_at", ALLOWED));
    closed("STOPPED", with("stopped_at", ALLOWED));
    closed("NO_REPLY");
    closed(
        "CANCELED",
        with("withdrawn_at", ALLOWED, "withdrawn_because", "REQUESTER", "withdrawal_told_at", NOW));
    closed(
        "CANCELED",
        with("title", "", "email", "", "form_hash", "", "client_address", "", "user_agent", ""),
        with("device_hash", null));
  }

  private void partsOfTickets() {
    long ticket = lastId;
    long message = ++lastId;
    row(
        "ticket_message",
        with("id", message, "ticket_id", ticket, "author", "REQUESTER", "author_id", BOUND),
        with("internal", false, "body", "My phone\nfell into the lake.", "written_at", NOW));
    answer(ticket, true, 1);
    answer(ticket, false, 2);
    answer(ticket, false, 3);
    entity(
        "ticket_attachment",
        with("ticket_id", ticket, "message_id", message, "internal", false, "name", "a.txt"),
        with("content_size", 1, "content_base64", "YQ=="));
    entity(
        "ticket_review",
        with("ticket_id", ticket, "second_review", true, "reviewer_id", SUPERVISOR),
        with("decision", "APPROVE", "reason", "Known.", "answers", "risks", "decided_at", NOW),
        with("evidence", "CALL_BACK", "device_hash", "first:d", "client_network", "192.0.2.0"));
    entity(
        "ticket_step",
        with("ticket_id", ticket, "step", "userTask_reviewTicket", "step_name", "Review"),
        with("entered_at", NOW));
    entity(
        "ticket_voucher",
        with("ticket_id", ticket, "account_id", UNBOUND, "workspace_id", ACME),
        with("workspace_name", "Workspace 1", "vouched_at", NOW, "client_network", "192.0.2.0"));
  }

  private void open(String status, Columns... parts) {
    ticket(filed(status).and(with("open_account_id", -1L)).and(parts));
  }

  private void closed(String outcome, Columns... parts) {
    ticket(filed("CLOSED").and(with("outcome", outcome, "closed_at", NOW)).and(parts));
  }

  private static Columns filed(String status) {
    return with("status", status, "verified_at", FILED, "filed_notice_at", TOLD);
  }

  private static Columns review(String group, Long assignee) {
    return with("task_id", "task-" + group, "candidate_group", group, "assignee_id", assignee)
        .and(with("due_at", NOW, "step", "userTask_reviewTicket", "step_name", "Review"));
  }

  private static Columns waiting() {
    return with("approved_at", APPROVED, "approved_notice_at", ALLOWED, "waiting_until", NOW);
  }

  private void answer(long ticket, boolean internal, int minutes) {
    entity(
        "ticket_message",
        with("ticket_id", ticket, "author", "AGENT", "author_id", SUPERVISOR),
        with(
            "internal",
            internal,
            "body",
            "Call us.",
            "written_at",
            NOW.plusSeconds(60L * minutes)));
  }

  /** Of an account of its own, which -1 stands for. */
  private void ticket(Columns state) {
    long id = ++lastId;
    account(id, "ACTIVE");
    Map<String, Object> columns =
        with("id", id, "ticket_number", "T-2026-000" + id, "ticket_type", "UNBIND_MFA")
            .and(with("account_id", id, "title", "Phone lost " + id, "language", "en"))
            .and(with("email", "person" + id + "@example.com", "form_hash", "first:form" + id))
            .and(with("client_address", "192.0.2." + id, "user_agent", "Firefox " + id))
            .and(with("device_hash", "first:device" + id, "process_instance_id", "process-" + id))
            .and(with("created_at", FILED.minusSeconds(id), "version", id))
            .and(with("waiting_since", FILED.plusSeconds(id)))
            .and(state)
            .values();
    columns.replaceAll((name, value) -> Long.valueOf(-1).equals(value) ? (Object) id : value);
    row("ticket", new Columns(columns));
  }

  /** Of a row, by name. */
  private record Columns(Map<String, Object> values) {

    Columns and(Columns... others) {
      Map<String, Object> all = new TreeMap<>(values);
      for (Columns other : others) {
        all.putAll(other.values);
      }
      return new Columns(all);
    }
  }

  private static Columns with(Object... pairs) {
    Map<String, Object> columns = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      columns.put((String) pairs[i], pairs[i + 1]);
    }
    return new Columns(columns);
  }

  private void entity(String table, Columns... parts) {
    row(table, with("id", ++lastId).and(parts));
  }

  /** What is null is left out: no type has to be known then. */
  private void row(String table, Columns... parts) {
    Map<String, Object> columns = with().and(parts).values();
    columns.values().removeIf(value -> value == null);
    String names = String.join(", ", columns.keySet());
    String values = columns.keySet().stream().map(name -> "?").collect(Collectors.joining(", "));
    sql.execute(
        "insert into " + table + " (" + names + ") values (" + values + ")",
        columns.values().toArray());
  }
}
