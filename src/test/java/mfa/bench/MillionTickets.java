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
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.ticket.TicketNumber;
import mfa.workspace.WorkspaceRole;

/**
 * Fills a database with tickets, a million or as many as are asked for: filed one after the other
 * within 13 months, a tenth of them open, with conversations, steps, ratings, terms, tags, mails of
 * the last month and the engine's instances. A tenth are of one workspace, half of many others, the
 * rest unbind MFA. It fills beside what others have filled.
 */
final class MillionTickets {

  private static final AtomicInteger FILLS = new AtomicInteger();
  private static final long FIRST_ID = 2_000_000_000_000L;
  private static final long ROOM = 10_000_000_000L;
  private static final int AGENTS = 50;
  private static final int ACCOUNTS_OF_A_WORKSPACE = 250;
  private static final int MENTIONS = 40;
  private static final Duration ALL = Duration.ofDays(400);

  /** What stands in braces in the statements; later ones may stand in for what earlier ones say. */
  private final Map<String, String> words = new LinkedHashMap<>();

  private final Services services;
  private final Sql sql;
  private final int count;
  private final int accounts;
  private final int fill = FILLS.getAndIncrement();
  private final long first = FIRST_ID + fill * ROOM;
  private Visitor agent;
  private Visitor supervisor;
  private Visitor owner;
  private Visitor requester;
  private long workspace;

  /**
   * @param count a multiple of a hundred
   */
  MillionTickets(Services services, int count) {
    this.services = services;
    this.sql = services.sql();
    this.count = count;
    this.accounts = count / 4;
  }

  /** Who works on tickets, and holds 400 of 100,000 open ones. */
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

  /**
   * A member of it who has filed one of 170 of all tickets, most of them in workspaces of others.
   */
  Visitor requester() {
    return requester;
  }

  long workspaceId() {
    return workspace;
  }

  /** The newest one that waits and that nobody holds. */
  TicketNumber unassigned() {
    return newest("status = 'WAITING_FOR_ASSIGNMENT'");
  }

  TicketNumber closed() {
    return newest("status = 'CLOSED'");
  }

  /** The newest one of the workspace that has many. */
  TicketNumber ofWorkspace() {
    return newest("workspace_id = " + workspace);
  }

  private TicketNumber newest(String condition) {
    return new TicketNumber(
        sql.single("select max(ticket_number) from ticket where id > ? and " + condition, first)
            .toString());
  }

  void fill() {
    people();
    words();
    requesters();
    var indexes = services.isPostgresql() ? withoutIndexes() : List.<String>of();
    tickets();
    conversations();
    steps();
    terms();
    tagsAndMentions();
    mails();
    processes();
    indexes.forEach(sql::execute);
    sql.execute(services.isPostgresql() ? "vacuum analyze" : "analyze");
  }

  /** An index costs least where all rows are there already; what makes them again. */
  private List<String> withoutIndexes() {
    var indexes =
        sql.rows(
            "select indexname, indexdef from pg_indexes where schemaname = 'public'"
                + " and (tablename like 'ticket%' or tablename like 'act\\_hi\\_%')"
                + " and indexname not in (select conname from pg_constraint)");
    indexes.forEach(index -> sql.execute("drop index " + index.get("indexname")));
    return indexes.stream().map(index -> index.get("indexdef").toString()).toList();
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
    var asking = new TestAccount[] {account(), account()};
    workspace =
        new Workspaces(services)
            .named("Workspace of many tickets")
            .with(asking[0], WorkspaceRole.OWNER)
            .with(asking[1])
            .id();
    owner = members.signedIn(asking[0]);
    requester = members.signedIn(asking[1]);
  }

  private TestAccount account() {
    return new Accounts(services).boundMember();
  }

  /** The newest quarter has the open ones, two of five; most accounts have one ticket in it. */
  private void words() {
    words.put("{status}", status());
    words.put("{title}", title());
    words.put("{type}", type());
    words.put(
        "{definition}",
        "case when {unbind} then '%s' else '%s' end"
            .formatted(definition("mfa-unbind"), definition("support-ticket")));
    words.put("{closed}", later("{replied}", 1299709, 8));
    words.put("{replied}", later("{filed}", 104729, 6));
    words.put("{filed}", "({now} - ({count} - n) * interval '{apart}' second)");
    words.put(
        "{holder}",
        "(case when ({open} and mod(n, 625) = 1) or (not {open} and mod(n, 25) = 1) then {agent} else {agents} end)");
    words.put("{in review}", "({open} and not {asked} and not {approved})");
    words.put("{approved}", "({open} and {unbind} and mod(n, 20) = 16)");
    words.put("{asked}", "({open} and mod(n, 20) in (1, 5))");
    words.put("{open}", "(n > {count} - {accounts} and mod(n, 5) < 2)");
    words.put("{held}", "(mod(n, 10) in (1, 5, 6))");
    words.put("{agents}", "({first} + 1 + mod(n * 31, " + AGENTS + "))");
    words.put(
        "{account}",
        "(case when {by one} then " + accountOf(requester) + " else {first} + {asks} end)");
    words.put("{by one}", "(mod(n, 101) = 7 and not {unbind})");
    words.put(
        "{workspace}", "(case when {unbind} then null else " + workspaceOf("{asks}") + " end)");
    words.put("{unbind}", "(" + kindOf("{asks}") + " > 5)");
    words.put("{asks}", "(1 + mod(n, {accounts}))");
    words.put("{digits}", "lpad(cast(n as varchar), 7, '0')");
    words.put("{apart}", Long.toString(Math.max(1, ALL.toSeconds() / count)));
    words.put("{first}", Long.toString(first));
    words.put("{fill}", Integer.toString(fill));
    words.put("{count}", "cast(" + count + " as bigint)");
    words.put("{accounts}", Integer.toString(accounts));
    words.put("{agent}", Long.toString(accountOf(agent)));
    words.put("{now}", "cast('" + now() + "' as timestamp with time zone)");
  }

  private Object definition(String process) {
    return sql.single("select max(id_) from act_re_procdef where key_ = ?", process);
  }

  private Instant now() {
    return services.clock().instant();
  }

  private long accountOf(Visitor visitor) {
    return sql.number("select account_id from sign_in_session where id = ?", visitor.sessionId());
  }

  /** 0: asks in the workspace of many tickets; up to 5: in another one; else: unbinds MFA. */
  private static String kindOf(String account) {
    return "mod(" + account + " / 5, 10)";
  }

  private String workspaceOf(String account) {
    return "(case when %s = 0 then %d else {first} + 1 + mod(%s, %d) end)"
        .formatted(kindOf(account), workspace, account, otherWorkspaces());
  }

  private int otherWorkspaces() {
    return Math.max(1, accounts / ACCOUNTS_OF_A_WORKSPACE);
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

  private static String type() {
    return "case when {unbind} then 'UNBIND_MFA' else case cast(mod(n, 7) as integer) when 0 then 'CHANGE_OWNER'"
        + " when 1 then 'PURCHASE' when 2 then 'HELP' when 3 then 'FEATURE' when 4 then 'BUG' when 5 then 'USAGE'"
        + " else 'OTHER' end end";
  }

  /** Words that many titles have, that few have, and some that no spaces part. */
  private static String title() {
    return "case cast(mod(n / 20, 6) as integer) when 0 then 'Phone lost on a journey, number '"
        + " when 1 then '无法登录工作区 ' when 2 then 'Invoice shows the wrong address '"
        + " when 3 then '更换手机后验证码不对 ' when 4 then 'Cannot invite new colleagues '"
        + " else 'How do I change the owner ' end || 'case' || mod(n * 7919, 10007)";
  }

  private void requesters() {
    insert(
        "workspace (id, name, language, grace_days, created_at)",
        "{first} + n, 'Workspace ' || n, 'en', 7, {now}",
        otherWorkspaces(),
        "");
    insert(
        "account (id, email, canonical_email, name, name_key, language, time_zone, state, created_at)",
        "{first} + n, 'asks' || n || '@{fill}.example.com', 'asks' || n || '@{fill}.example.com',"
            + " 'Person ' || n, 'person ' || n, 'en', 'UTC', 'ACTIVE', {now}",
        accounts,
        "");
    insert(
        "membership (id, workspace_id, account_id, role, joined_at, name_key, email_key, account_state)",
        "{first} + n, "
            + workspaceOf("n")
            + ", {first} + n, 'STANDARD', {now}, 'person ' || n,"
            + " 'asks' || n || '@{fill}.example.com', 'ACTIVE'",
        accounts,
        "");
    insert(
        "platform_role (account_id, role)", "{first} + n, 'AGENT'", Math.min(AGENTS, accounts), "");
  }

  private void tickets() {
    insert(
        "ticket (id, ticket_number, ticket_class, ticket_type, account_id, workspace_id, status, title, email,"
            + " language, client_address, user_agent, created_at, filed_at, closed_at, outcome, priority,"
            + " first_reply_at, first_reply_by, process_instance_id, step, step_name, task_id, candidate_group, assignee_id, due_at,"
            + " waiting_since, new_reply, rating, rated_at, rating_comment, commented_at)",
        "{first} + n, 'T-2025-{fill}' || {digits}, case when {unbind} then 'UNBIND' else 'SUPPORT' end, {type},"
            + " {account}, {workspace}, {status}, {title}, 'asks' || {asks} || '@{fill}.example.com',"
            + " case when mod(n, 3) = 0 then 'zh' else 'en' end, '198.51.100.9', 'Firefox',"
            + " {filed}, {filed}, case when not {open} then {closed} end,"
            + " case when not {open} then case when not {unbind} then 'SOLVED' when mod(n, 9) = 0 then 'REJECTED'"
            + " else 'RESET' end end,"
            + " case when mod(n, 7) = 0 then 2 else 1 end, case when mod(n, 3) > 0 then {replied} end,"
            + " case when mod(n, 3) > 0 then {agents} end,"
            + " 'bench{fill}-' || n, 'review', 'Review',"
            + " case when {in review} then 'bench{fill}-' || n end,"
            + " case when {open} then case when mod(n, 37) = 0 then 'supervisors' else 'agents' end end,"
            + " case when {held} then {holder} end,"
            + " case when {in review} then {filed} + interval '1' day end, {filed}, mod(n, 13) = 0,"
            + " case when not {open} and mod(n, 4) = 0 then 1 + mod(n * 31, 5) end,"
            + " case when not {open} and mod(n, 4) = 0 then {closed} end,"
            + " case when not {open} and mod(n, 16) = 0 then 'Quick and friendly, thank you.' end,"
            + " case when not {open} and mod(n, 16) = 0 then {closed} end",
        count,
        "");
    insert(
        "unbind_ticket (id, open_account_id, form_hash, heightened, approved_at, approved_notice_at, waiting_until,"
            + " reset_at)",
        "{first} + n, case when {open} then {account} end, 'bench', mod(n, 7) = 0,"
            + " case when not {open} or {approved} then {replied} end,"
            + " case when not {open} or {approved} then {replied} end,"
            + " case when not {open} or {approved} then {replied} + interval '1' day end,"
            + " case when not {open} then {closed} end",
        count,
        " where {unbind}");
    insert("support_ticket (id)", "{first} + n", count, " where not {unbind}");
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

  /** As the search keeps them: of title and number, and of name and address. */
  private void terms() {
    term(false, "'case' || mod(n * 7919, 10007)", "");
    for (var begin = 1; begin <= 4; begin++) {
      term(false, "substring('2025-', " + begin + ") || '{fill}' || {digits}", "");
    }
    term(false, "'{fill}' || {digits}", "");
    for (var begin = 1; begin <= 7; begin++) {
      term(false, "substring({digits}, " + begin + ")", "");
    }
    for (var text :
        List.of("'person'", "cast({asks} as varchar)", "'asks' || {asks}", "'example'", "'com'")) {
      term(true, text, "");
    }
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
        term(false, "'" + word + "'", " where mod(n / 20, 6) = " + kind);
      }
    }
  }

  private void term(boolean ofRequester, String text, String where) {
    var coded =
        services.isPostgresql()
            ? "encode(convert_to(%s, 'UTF8'), 'hex')"
            : "lower(rawtohex(stringtoutf8(%s)))";
    insert(
        "ticket_term (term, of_requester, ticket_id, workspace_id)",
        coded.formatted(text)
            + (", " + ofRequester + ", {first} + n, " + (ofRequester ? "null" : "{workspace}")),
        count,
        where);
  }

  /** A tag that one of ten has, many that few have, and mentions of the agent. */
  private void tagsAndMentions() {
    insert("ticket_tag (ticket_id, tag)", "{first} + n, 'travel'", count, " where mod(n, 10) = 3");
    insert(
        "ticket_tag (ticket_id, tag)",
        "{first} + n, 'case' || mod(n * 31, 499)",
        count,
        " where mod(n, 5) = 1");
    insert(
        "ticket_mention (id, ticket_id, account_id, mentioned_at)",
        "{first} + n, {first} + n, {agent}, {now}",
        Math.min(MENTIONS, count),
        "");
  }

  /** Two for each ticket of the last month; of one of 500 tickets nothing could be delivered. */
  private void mails() {
    for (var place = 0; place < 2; place++) {
      insert(
          "outbox_mail (id, message_id, template, recipient, recipient_key, language, created_at, attempts,"
              + " sent_at, announced_at, last_error, ticket_number)",
          "{first} + "
              + place
              + " * {count} + n, 'bench{fill}-"
              + place
              + "-' || n || '@example.com', 'SUPPORT_RECEIVED',"
              + " 'asks' || {asks} || '@{fill}.example.com', 'asks' || {asks} || '@{fill}.example.com', 'en', {filed},"
              + " 1, case when mod(n, 500) > 0 then {filed} end, case when mod(n, 500) > 0 then {filed} end,"
              + " case when mod(n, 500) = 0 then 'Refused.' end, 'T-2025-{fill}' || {digits}",
          count,
          " where {filed} > {now} - interval '30' day");
    }
  }

  /** One that runs for each open ticket, and the history of all. */
  private void processes() {
    insert(
        "act_ru_execution (id_, rev_, proc_inst_id_, root_proc_inst_id_, business_key_, proc_def_id_, act_id_,"
            + " is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_,"
            + " sequence_counter_)",
        "'bench{fill}-' || n, 1, 'bench{fill}-' || n, 'bench{fill}-' || n, 'T-2025-{fill}' || {digits}, {definition},"
            + " 'review', true, false, true, false, 1, 2, 1",
        count,
        " where {open}");
    insert(
        "act_hi_procinst (id_, proc_inst_id_, root_proc_inst_id_, business_key_, proc_def_id_, start_time_, state_)",
        "'bench{fill}-' || n, 'bench{fill}-' || n, 'bench{fill}-' || n, 'T-2025-{fill}' || {digits}, {definition},"
            + " cast({filed} as timestamp), case when {open} then 'ACTIVE' else 'COMPLETED' end",
        count,
        "");
  }

  private void insert(String into, String values, int rows, String where) {
    var statement = "insert into " + into + " select " + values + " from " + numbers(rows) + where;
    for (var word : words.entrySet()) {
      statement = statement.replace(word.getKey(), word.getValue());
    }
    sql.execute(
        // What is filled fits together: a check of each row would take longer than writing it.
        (services.isPostgresql() ? "set local session_replication_role = replica; " : "")
            + statement);
  }

  private String numbers(int rows) {
    return services.isPostgresql()
        ? "generate_series(cast(1 as bigint), cast(" + rows + " as bigint)) as g(n)"
        : "(select x as n from system_range(1, " + rows + "))";
  }
}
