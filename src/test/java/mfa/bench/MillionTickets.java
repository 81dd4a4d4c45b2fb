package mfa.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mfa.account.PlatformRole;
import mfa.support.Accounts;
import mfa.support.Services;
import mfa.support.Sql;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.ticket.TicketNumber;
import mfa.workspace.WorkspaceRole;

/**
 * Fills a database with tickets, a million or as many as are asked for: filed one after the other
 * within 13 months, a tenth of them open, with conversations, steps and ratings. A tenth are of one
 * workspace. It fills beside what others have filled.
 */
final class MillionTickets {

  private static final AtomicInteger FILLS = new AtomicInteger();
  private static final long FIRST_ID = 2_000_000_000_000L;
  private static final long ROOM = 10_000_000_000L;
  private static final int AGENTS = 50;
  private static final Duration ALL = Duration.ofDays(400);

  /** What stands in braces in the statements; later ones may stand in for what earlier ones say. */
  private final Map<String, String> words = new LinkedHashMap<>();

  private final Services services;
  private final Sql sql;
  private final int count;
  private final int fill = FILLS.getAndIncrement();
  private final long first = FIRST_ID + fill * ROOM;
  private Visitor agent;
  private Visitor supervisor;
  private Visitor owner;
  private long workspace;

  /**
   * @param count a multiple of a hundred
   */
  MillionTickets(Services services, int count) {
    this.services = services;
    this.sql = services.sql();
    this.count = count;
  }

  /** Who works on tickets, and holds one of 250 of the open ones. */
  Visitor agent() {
    return agent;
  }

  Visitor supervisor() {
    return supervisor;
  }

  /** Of the workspace that has a tenth of the tickets. */
  Visitor owner() {
    return owner;
  }

  long workspaceId() {
    return workspace;
  }

  /** The newest one that waits and that nobody holds. */
  TicketNumber unassigned() {
    return newest("WAITING_FOR_ASSIGNMENT");
  }

  TicketNumber closed() {
    return newest("CLOSED");
  }

  private TicketNumber newest(String status) {
    return new TicketNumber(
        sql.single(
                "select max(ticket_number) from ticket where id > ? and status = ?", first, status)
            .toString());
  }

  void fill() {
    people();
    words();
    requesters();
    tickets();
    conversations();
    steps();
    terms();
    sql.execute(services.isPostgresql() ? "vacuum analyze" : "analyze");
  }

  /** Changes nothing, but keeps H2 from answering a question again with what it has at hand. */
  void touch() {
    sql.execute("update ticket set version = version where id = ?", first + 1);
    sql.execute("update ticket_message set internal = internal where id = ?", first + 1);
  }

  private void people() {
    var members = new ManyMembers(services, new int[0], 0);
    agent = members.holder(PlatformRole.AGENT);
    supervisor = members.holder(PlatformRole.SUPERVISOR);
    var account = new Accounts(services).boundMember();
    workspace =
        new Workspaces(services)
            .named("Workspace of many tickets")
            .with(account, WorkspaceRole.OWNER)
            .id();
    owner = members.signedIn(account);
  }

  /** The newest quarter has the open ones, two of five; each account has one ticket in it. */
  private void words() {
    words.put("{status}", status());
    words.put("{title}", title());
    words.put("{closed}", later("{replied}", 1299709, 8));
    words.put("{replied}", later("{filed}", 104729, 6));
    words.put("{filed}", "({now} - ({count} - n) * interval '{apart}' second)");
    words.put("{in review}", "({open} and not {asked})");
    words.put("{asked}", "({open} and mod(n, 20) in (1, 5))");
    words.put("{open}", "(n > {count} - {accounts} and mod(n, 5) < 2)");
    words.put("{held}", "(mod(n, 10) in (1, 5, 6))");
    words.put("{holder}", "(case when mod(n, 25) = 1 then {agent} else {agents} end)");
    words.put("{agents}", "({first} + 1 + mod(n * 31, " + AGENTS + "))");
    words.put("{account}", "({first} + 1 + mod(n, {accounts}))");
    words.put("{digits}", "lpad(cast(n as varchar), 7, '0')");
    words.put("{requester}", "(1 + mod(n, {accounts}))");
    words.put("{apart}", Long.toString(Math.max(1, ALL.toSeconds() / count)));
    words.put("{first}", Long.toString(first));
    words.put("{fill}", Integer.toString(fill));
    words.put("{count}", "cast(" + count + " as bigint)");
    words.put("{accounts}", Integer.toString(count / 4));
    words.put("{agent}", Long.toString(accountOf(agent)));
    words.put("{workspace}", Long.toString(workspace));
    words.put("{now}", "cast('" + now() + "' as timestamp with time zone)");
  }

  private Instant now() {
    return services.clock().instant();
  }

  private long accountOf(Visitor visitor) {
    return sql.number("select account_id from sign_in_session where id = ?", visitor.sessionId());
  }

  /** From a minute to {@code exp(width)} minutes later, but not later than now. */
  private static String later(String time, int prime, int width) {
    return "least({now}, %s + cast(60 * exp(mod(n * %d, %d) / 1000.0) as bigint) * interval '1' second)"
        .formatted(time, prime, width * 1000 + 1);
  }

  private static String status() {
    return "case when not {open} then 'CLOSED' when {asked} then 'FEEDBACK_PROVIDED'"
        + " when {held} then 'WAITING_FOR_FEEDBACK' else 'WAITING_FOR_ASSIGNMENT' end";
  }

  /** Words that many titles have, that few have, and some that no spaces part. */
  private static String title() {
    return "case cast(mod(n, 6) as integer) when 0 then 'Phone lost on a journey, number '"
        + " when 1 then '无法登录工作区 ' when 2 then 'Invoice shows the wrong address '"
        + " when 3 then '更换手机后验证码不对 ' when 4 then 'Cannot invite new colleagues '"
        + " else 'How do I change the owner ' end || 'case' || mod(n * 7919, 10007)";
  }

  private void requesters() {
    insert(
        "account (id, email, canonical_email, name, name_key, language, time_zone, state, created_at)",
        "{first} + n, 'asks' || n || '@{fill}.example.com', 'asks' || n || '@{fill}.example.com',"
            + " 'Person ' || n, 'person ' || n, 'en', 'UTC', 'ACTIVE', {now}",
        count / 4,
        "");
    insert(
        "membership (id, workspace_id, account_id, role, joined_at, name_key, email_key, account_state)",
        "{first} + n, {workspace}, {first} + n, 'STANDARD', {now}, 'person ' || n,"
            + " 'asks' || n || '@{fill}.example.com', 'ACTIVE'",
        count / 4,
        " where mod(n, 10) = 1");
    insert(
        "platform_role (account_id, role)",
        "{first} + n, 'AGENT'",
        Math.min(AGENTS, count / 4),
        "");
  }

  private void tickets() {
    insert(
        "ticket (id, ticket_number, ticket_class, ticket_type, account_id, status, title, email, language,"
            + " client_address, user_agent, created_at, filed_at, closed_at, outcome, priority, first_reply_at,"
            + " process_instance_id, step, step_name, task_id, candidate_group, assignee_id, due_at,"
            + " waiting_since, new_reply, rating, rating_comment)",
        "{first} + n, 'T-2025-{fill}' || lpad(cast(n as varchar), 7, '0'), 'UNBIND', 'UNBIND_MFA', {account},"
            + " {status}, {title}, 'asks' || n || '@{fill}.example.com',"
            + " case when mod(n, 3) = 0 then 'zh' else 'en' end, '198.51.100.9', 'Firefox',"
            + " {filed}, {filed}, case when not {open} then {closed} end,"
            + " case when not {open} then case when mod(n, 9) = 0 then 'REJECTED' else 'RESET' end end,"
            + " case when mod(n, 7) = 0 then 2 else 1 end, case when mod(n, 3) > 0 then {replied} end,"
            + " 'bench' || n, 'review', 'Review',"
            + " case when {in review} then 'bench' || n end,"
            + " case when {open} then case when mod(n, 37) = 0 then 'supervisors' else 'agents' end end,"
            + " case when {held} then {holder} end,"
            + " case when {in review} then {filed} + interval '1' day end, {filed}, mod(n, 13) = 0,"
            + " case when not {open} and mod(n, 4) = 0 then 1 + mod(n * 31, 5) end,"
            + " case when not {open} and mod(n, 16) = 0 then 'Quick and friendly, thank you.' end",
        count,
        "");
    insert(
        "unbind_ticket (id, open_account_id, form_hash, heightened, approved_notice_at, reset_at)",
        "{first} + n, case when {open} then {account} end, 'bench', mod(n, 7) = 0,"
            + " case when not {open} then {closed} end, case when not {open} then {closed} end",
        count,
        "");
  }

  /** What was asked, an answer that two of three have, and a note. */
  private void conversations() {
    message(0, "'REQUESTER', {account}, false, {filed}", "");
    message(1, "'AGENT', {agents}, false, {replied}", " where mod(n, 3) > 0");
    message(2, "'AGENT', {agents}, true, {replied}", " where mod(n, 3) = 1");
  }

  private void message(int place, String written, String where) {
    insert(
        "ticket_message (id, ticket_id, author, author_id, internal, written_at, body)",
        "{first} + "
            + place
            + " * {count} + n, {first} + n, "
            + written
            + ", 'My phone fell into the lake, and I have no other one. The app says that I need a"
            + " code. What do you need to know? 手机掉进湖里了。 case' || n",
        count,
        where);
  }

  private void steps() {
    insert(
        "ticket_step (id, ticket_id, step, step_name, entered_at)",
        "{first} + n, {first} + n, 'review', 'Review', {filed}",
        count,
        "");
  }

  /** As the search keeps them: of title, number, name and address. */
  private void terms() {
    for (var text :
        List.of(
            "'case' || mod(n * 7919, 10007)",
            "'person'",
            "'asks' || n",
            "'example'",
            "'com'",
            "'2025-{fill}' || {digits}")) {
      term(text, "");
    }
    term("cast({requester} as varchar)", " where {digits} not like '%' || {requester}");
    for (var begin = 1; begin <= 7; begin++) {
      term("substring({digits}, " + begin + ")", "");
    }
    term("'{fill}' || {digits}", "");
    var titles =
        List.of(
            List.of("phone", "lost", "on", "a", "journey", "number"),
            List.of("无法登录工作区", "法登录工作区", "登录工作区", "录工作区", "工作区", "作区", "区"),
            List.of("invoice", "shows", "the", "wrong", "address"),
            List.of(
                "更换手机后验证码",
                "换手机后验证码不",
                "手机后验证码不对",
                "机后验证码不对",
                "后验证码不对",
                "验证码不对",
                "证码不对",
                "码不对",
                "不对",
                "对"),
            List.of("cannot", "invite", "new", "colleagues"),
            List.of("how", "do", "i", "change", "the", "owner"));
    for (var kind = 0; kind < titles.size(); kind++) {
      for (var word : titles.get(kind)) {
        term("'" + word + "'", " where mod(n, 6) = " + kind);
      }
    }
  }

  private void term(String text, String where) {
    var coded =
        services.isPostgresql()
            ? "encode(convert_to(%s, 'UTF8'), 'hex')"
            : "lower(rawtohex(stringtoutf8(%s)))";
    insert("ticket_term (term, ticket_id)", coded.formatted(text) + ", {first} + n", count, where);
  }

  private void insert(String into, String values, int rows, String where) {
    var statement = "insert into " + into + " select " + values + " from " + numbers(rows) + where;
    for (var word : words.entrySet()) {
      statement = statement.replace(word.getKey(), word.getValue());
    }
    sql.execute(statement);
  }

  private String numbers(int rows) {
    return services.isPostgresql()
        ? "generate_series(cast(1 as bigint), cast(" + rows + " as bigint)) as g(n)"
        : "(select x as n from system_range(1, " + rows + "))";
  }
}
