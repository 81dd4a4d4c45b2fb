package mfa.e2e;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.dev.Database;
import mfa.dev.SampleData.Person;

/** People and rows for every long list: more than a window shows, the longest words there are. */
final class FullLists {

  /** More rows than a window shows. */
  static final int ROWS = 40;

  /** The one that took all other columns out of sight. */
  static final String TITLE =
      "The export of the yearly report of all departments ends without a word and without a file"
          + " when I pressed it twice";

  static final String WORKSPACE = "Wissenschaftliche Buchgesellschaft " + "Nord-".repeat(8);

  static final Person SUPERVISOR =
      new Person(
          "supervisor.full@example.com",
          "Maximiliane " + "Wolfeschlegel".repeat(6),
          "SUPERVISOR",
          Map.of());
  static final Person ADMINISTRATOR =
      new Person("platform.full@example.com", "Pia Kern", "PLATFORM_ADMIN", Map.of());
  static final Person PROCESS_OWNER =
      new Person("process.full@example.com", "Paul Kern", "PROCESS_OWNER", Map.of());
  static final Person OWNER =
      new Person("owner.full@example.com", "Rosa Maria " + "Lima-".repeat(17), null, in("OWNER"));

  static final List<Person> PEOPLE =
      Stream.concat(Stream.of(SUPERVISOR, ADMINISTRATOR, PROCESS_OWNER, OWNER), members()).toList();

  private FullLists() {}

  private static Stream<Person> members() {
    var roles = List.of("OWNER", "ADMINISTRATOR", "STANDARD", "READ_ONLY");
    return IntStream.range(0, ROWS)
        .mapToObj(
            i ->
                new Person(
                    "member%d.%sfull@example.com".formatted(i, "of-the-department-".repeat(i % 3)),
                    "%02d Ana %s".formatted(i, "Wolfeschlegel".repeat(i % 7)).strip(),
                    null,
                    in(roles.get(i % roles.size()))));
  }

  private static Map<String, String> in(String role) {
    return Map.of(WORKSPACE, role);
  }

  static void fill(Database database) {
    try (var connection = database.open();
        var statement = connection.createStatement()) {
      for (var insert : List.of(TICKETS, CLASSES, REPLIES, MAILS, ENTRIES, APPLICATIONS)) {
        statement.executeUpdate(insert);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every status, type, priority and due date; of two thirds somebody has them. */
  private static final String TICKETS =
      """
      insert into ticket (id, ticket_number, ticket_class, ticket_type, account_id, workspace_id, status,
          title, email, language, client_address, user_agent, created_at, filed_at, closed_at, outcome,
          priority, task_id, candidate_group, assignee_id, due_at, waiting_since, new_reply,
          rating, rating_comment, rated_at, commented_at)
        select 900000 + x, 'T-2026-' || (900000 + x), 'SUPPORT',
          array['CHANGE_OWNER', 'PURCHASE', 'HELP', 'FEATURE', 'BUG', 'USAGE', 'OTHER'][mod(x, 7) + 1],
          owner.id, workspace.id, states.status,
          array['Export', '%s', '%s', '%s', '导出年度报告时没有任何提示也没有生成文件'][mod(x, 5) + 1],
          'owner.full@example.com', array['en', 'zh'][mod(x, 2) + 1], '198.51.100.9', 'Firefox',
          current_timestamp, current_timestamp - x * interval '1' hour,
          case when states.ended then current_timestamp end,
          case when states.status = 'CANCELED' then 'CANCELED' when states.ended then 'SOLVED' end,
          mod(x, 4), case when not states.ended then 'full' || x end, 'agents',
          case when states.status <> 'WAITING_FOR_ASSIGNMENT' then supervisor.id end,
          case mod(x, 6) when 0 then null when 1 then current_timestamp - interval '119' minute
            when 2 then current_timestamp + interval '118' minute
            when 3 then current_timestamp - interval '399' day
            when 4 then current_timestamp + interval '47' hour
            else current_timestamp + interval '300' day end,
          current_timestamp - x * x * interval '350' minute, mod(x, 3) = 0,
          1 + mod(x, 5), repeat('Very quick, even so late. ', 1 + mod(x, 7)), current_timestamp,
          current_timestamp
        from system_range(0, %d) rows
        join (values (0, 'WAITING_FOR_ASSIGNMENT', false), (1, 'WAITING_FOR_FEEDBACK', false),
            (2, 'FEEDBACK_PROVIDED', false), (3, 'WAITING_FOR_ASSIGNMENT', false), (4, 'CLOSED', true),
            (5, 'CANCELED', true)) states (place, status, ended) on states.place = mod(rows.x, 6)
        join account owner on owner.canonical_email = 'owner.full@example.com'
        join account supervisor on supervisor.canonical_email = 'supervisor.full@example.com'
        join workspace on workspace.name = '%s'
      """
          .formatted(TITLE, "Export".repeat(18) + "Ended", "Export ends", ROWS - 1, WORKSPACE);

  /** Own and shared ones, in both languages. */
  private static final String REPLIES =
      """
      insert into saved_reply (id, owner_id, language, title, body, asks, used)
        select 900000 + x, case mod(x, 2) when 0 then supervisor.id end, array['en', 'zh'][mod(x, 3) / 2 + 1],
          array['Export', '%s', '导出年度报告时没有任何提示也没有生成文件'][mod(x, 3) + 1], repeat('%s ', 1 + mod(x, 9)),
          mod(x, 2) = 0, x * 977
        from system_range(1, %d)
        join account supervisor on supervisor.canonical_email = 'supervisor.full@example.com'
      """
          .formatted(TITLE.substring(0, 100), TITLE, ROWS);

  private static final String CLASSES =
      "insert into support_ticket (id) select id from ticket where id >= 900000";

  /** What was not delivered is an incident of its ticket. */
  private static final String MAILS =
      """
      insert into outbox_mail (id, message_id, template, recipient, recipient_key, language, created_at,
          attempts, last_error, dropped_at, ticket_number)
        select id, 'full' || id, 'ticket-reply', email, email, 'en', current_timestamp, 9, '550 full',
          current_timestamp, ticket_number
        from ticket where id >= 900000 and mod(id, 4) < 2
      """;

  private static final String ENTRIES =
      """
      insert into audit_entry (id, recorded_at, action, result, actor_id, subject_id, workspace_id,
          client_address, user_agent, detail, written_hash, chain_position, chain_seal)
        select 900000 + row_number() over (), dateadd('MINUTE', -m.id, current_timestamp),
          array['MEMBER_ROLE_CHANGED', 'MEMBER_REMOVED'][mod(m.id, 2) + 1], 'SUCCESS', o.id, m.account_id,
          m.workspace_id, '2001:db8:85a3:8d3:1319:8a2e:370:7348',
          'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
          'STANDARD -> READ_ONLY', 'test1:full', 900000 + row_number() over (), 'test1:full'
        from membership m
        join workspace w on w.id = m.workspace_id and w.name = '%s'
        join account o on o.canonical_email = 'owner.full@example.com'
      """
          .formatted(WORKSPACE);

  private static final String APPLICATIONS =
      """
      insert into application (id, workspace_id, name, origin, created_at)
        select 900000 + x, w.id, repeat('Archive ', 1 + mod(x, 7)),
          'https://archive-' || x || repeat('-of-the-department', mod(x, 4)) || '.example.com',
          current_timestamp
        from system_range(1, %d) join workspace w on w.name = '%s'
      """
          .formatted(ROWS, WORKSPACE);
}
