package mfa.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import mfa.support.Sql;
import mfa.support.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases of former days, with rows in every table, are brought up to date and lose nothing. */
@Tag("thorough")
@DisplayName("Migrations carry what is stored over")
class MigrationTest {

  private static final Map<String, String> NEW_TABLES =
      Map.of(
          "throttle", "failure_counter",
          "budget", "rate_counter",
          "member_plan", "bulk_member_job");

  private static final Map<String, String> NEW_COLUMNS =
      Map.of(
          "verified_at", "filed_at",
          "objected_at", "disputed_at",
          "withdrawal_told_at", "withdrawal_notified_at");

  @ParameterizedTest
  @EnumSource
  @DisplayName("V80 and V81: tables and reasons are called otherwise, lists know who is bound")
  void wordsAndBindings(TestDatabase database) {
    DataSource source = filled(database);
    Map<String, List<Map<String, Object>>> expected = renamed(rows(source));
    for (Map<String, Object> ticket : expected.get("ticket")) {
      ticket.computeIfPresent(
          "heightened_because", (name, text) -> text.toString().replace("POWER", "PRIVILEGED"));
    }
    Set<Object> bound = values(expected.get("authenticator"), "account_id");
    expected.get("account").forEach(row -> putBinding(row, bound.contains(row.get("id"))));
    expected
        .get("membership")
        .forEach(row -> putBinding(row, bound.contains(row.get("account_id"))));

    migrate(source, "81");

    assertThat(rows(source)).isEqualTo(expected);
    assertThat(values(expected.get("account"), "binding")).containsOnly("BOUND", "UNBOUND");
    assertThat(values(expected.get("ticket"), "heightened_because"))
        .contains("NO_EVIDENCE PRIVILEGED");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("V82: what only unbind tickets have is in a table of their own")
  void unbindTickets(TestDatabase database) {
    DataSource source = filled(database);
    migrate(source, "81");
    Map<String, List<Map<String, Object>>> expected = rows(source);
    List<Map<String, Object>> tickets = expected.remove("ticket");
    tickets.forEach(MigrationTest::rename);

    migrate(source, "82");

    Map<String, List<Map<String, Object>>> after = rows(source);
    List<Map<String, Object>> common = after.remove("ticket");
    List<Map<String, Object>> own = after.remove("unbind_ticket");
    assertThat(after).isEqualTo(expected);
    assertThat(joined(common, own)).isEqualTo(tickets).hasSizeGreaterThan(30);
    assertThat(values(tickets, "heightened")).containsOnly(true, false);
    Set<String> twice = new TreeSet<>(common.getFirst().keySet());
    twice.retainAll(own.getFirst().keySet());
    assertThat(twice).containsOnly("id");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("V82: there is still one draft and one open ticket of an account at most")
  void oneTicketOfAnAccount(TestDatabase database) {
    DataSource source = filled(database);
    migrate(source, "82");
    Sql sql = new Sql(source);
    List<String> unique = new ArrayList<>();

    for (String column : List.of("draft_account_id", "open_account_id")) {
      Object taken =
          sql.rows("select %1$s from unbind_ticket where %1$s is not null".formatted(column))
              .getFirst()
              .get(column);
      try {
        sql.execute(
            "update unbind_ticket set %1$s = ? where %1$s is null".formatted(column), taken);
      } catch (IllegalStateException refused) {
        unique.add(column);
      }
    }

    assertThat(unique).containsExactly("draft_account_id", "open_account_id");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("V142: a heightened ticket has a high priority, and former first replies are known")
  void supportTickets(TestDatabase database) {
    DataSource source = filled(database);
    migrate(source, "141");
    Map<String, List<Map<String, Object>>> expected = rows(source);
    List<Map<String, Object>> messages = expected.get("ticket_message");
    for (Map<String, Object> ticket : expected.get("ticket")) {
      ticket.put("ticket_class", "UNBIND");
      ticket.put("workspace_id", null);
      ticket.put("priority", Boolean.TRUE.equals(ticket.remove("high_priority")) ? 2 : 1);
      ticket.put("first_reply_at", firstReply(ticket, messages));
    }
    expected.put("support_ticket", List.of());

    migrate(source, "142");

    assertThat(rows(source)).isEqualTo(expected);
    assertThat(values(expected.get("ticket"), "priority")).containsOnly(1, 2);
    assertThat(values(expected.get("ticket"), "first_reply_at")).hasSizeGreaterThan(1);
  }

  private static Object firstReply(Map<String, Object> ticket, List<Map<String, Object>> messages) {
    return messages.stream()
        .filter(message -> message.get("ticket_id").equals(ticket.get("id")))
        .filter(message -> message.get("author").equals("AGENT"))
        .filter(message -> message.get("internal").equals(false))
        .map(message -> message.get("written_at"))
        .findFirst()
        .orElse(null);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("V156: former ratings came when their tickets were closed")
  void timesOfRatings(TestDatabase database) {
    DataSource source = filled(database);

    migrate(source, "156");

    List<Map<String, Object>> tickets = rows(source).get("ticket");
    assertThat(values(tickets, "rated_at")).hasSizeGreaterThan(1);
    assertThat(tickets)
        .allSatisfy(
            ticket ->
                assertThat(ticket.get("rated_at"))
                    .isEqualTo(ticket.get("rating") == null ? null : ticket.get("closed_at")));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "V173: who answered first is found at other times, too; an approval that nobody had to"
          + " repeat is an answer; the weeks"
          + " that are whole are counted once more")
  void authorsOfFirstReplies(TestDatabase database) {
    DataSource source = filled(database);
    migrate(source, "172");
    Sql sql = new Sql(source);
    sql.execute("update ticket set first_reply_at = first_reply_at + interval '1' second");
    Map<String, Object> answered =
        sql.rows("select * from ticket where first_reply_at is not null").getFirst();
    Map<String, Object> approved =
        sql.rows("select * from ticket where outcome = 'RESET'").getFirst();
    Object closedAt = approved.get("closed_at");
    Object onlyFirst =
        sql.single(
            "select max(id) from ticket where first_reply_at is null and id <> ?",
            approved.get("id"));
    sql.execute("update unbind_ticket set approved_notice_at = null");
    sql.execute(
        "update unbind_ticket set approved_notice_at = ? where id = ?",
        closedAt,
        approved.get("id"));
    for (Object id : List.of(approved.get("id"), onlyFirst)) {
      sql.execute(
          "insert into ticket_review"
              + " (id, ticket_id, second_review, reviewer_id, decision, reason, answers, decided_at)"
              + " values (?, ?, false, -7, 'APPROVE', '', '', ?)",
          -(Long) id,
          id,
          closedAt);
    }
    sql.execute(
        "update ticket_statistics set counted_at = ?", Instant.parse("2027-01-01T00:00:00Z"));
    long author =
        sql.number(
            "select min(author_id) from ticket_message where author = 'AGENT' and ticket_id = ?",
            answered.get("id"));

    migrate(source, "173");

    assertThat(sql.rows("select * from ticket where id = ?", answered.get("id")).getFirst())
        .containsEntry("first_reply_at", answered.get("first_reply_at"))
        .containsEntry("first_reply_by", author);
    assertThat(sql.rows("select * from ticket where id = ?", approved.get("id")).getFirst())
        .containsEntry("first_reply_at", closedAt)
        .containsEntry("first_reply_by", -7L);
    assertThat(sql.number("select count(*) from ticket where first_reply_by is not null"))
        .isEqualTo(2);
    assertThat(sql.single("select counted_at from ticket_statistics"))
        .isEqualTo(sql.single("select min(closed_at) + interval '8' day from ticket"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "V173: an agent had what is held, was answered, was given back or handed to somebody")
  void ticketsThatAgentsHad(TestDatabase database) {
    ticketsThatAgentsHad(database, "TICKET_TAKEN", "", true);
    ticketsThatAgentsHad(database, "TICKET_RELEASED", " Its reviewer was disabled.", true);
    ticketsThatAgentsHad(database, "TICKET_FORWARDED", " to account 7", true);
    ticketsThatAgentsHad(database, "TICKET_FORWARDED", " to supervisors", false);
  }

  private static void ticketsThatAgentsHad(
      TestDatabase database, String action, String detail, boolean taken) {
    DataSource source = filled(database);
    migrate(source, "172");
    Sql sql = new Sql(source);
    long held = sql.number("select count(*) from ticket where assignee_id is not null");
    long answered = sql.number("select count(*) from ticket where first_reply_at is not null");
    Map<String, Object> givenBack =
        sql.rows("select * from ticket where candidate_group = 'agents' and assignee_id is null")
            .getFirst();
    sql.execute(
        "update audit_entry set action = ?, subject_id = ?, detail = ?"
            + " where id = (select min(id) from audit_entry)",
        action,
        givenBack.get("account_id"),
        givenBack.get("ticket_number") + detail);

    migrate(source, "173");

    assertThat(sql.number("select count(*) from ticket where taken"))
        .isEqualTo(held + answered + (taken ? 1 : 0))
        .isGreaterThan(1);
    assertThat(sql.single("select taken from ticket where id = ?", givenBack.get("id")))
        .as(action + detail)
        .isEqualTo(taken);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("V175: comments with ratings are found by their time, ratings without words are not")
  void timesOfComments(TestDatabase database) {
    DataSource source = filled(database);
    migrate(source, "174");
    Sql sql = new Sql(source);
    List<Map<String, Object>> tickets = sql.rows("select id from ticket order by id");
    sql.execute(
        "update ticket set rating = 2, rated_at = created_at, rating_comment = '' where id = ?",
        tickets.getFirst().get("id"));
    sql.execute(
        "update ticket set rating = 2, rated_at = created_at, rating_comment = 'Slow.' where id = ?",
        tickets.getLast().get("id"));

    migrate(source, "175");

    assertThat(
            sql.number(
                "select count(*) from ticket where commented_at is not null and id = ?",
                tickets.getFirst().get("id")))
        .isZero();
    assertThat(
            sql.number(
                "select count(*) from ticket where commented_at = rated_at and id = ?",
                tickets.getLast().get("id")))
        .isOne();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("V176: weeks as a whole and periods are added up of what was counted before")
  void sumsOfPeriods(TestDatabase database) {
    DataSource source = filled(database);
    migrate(source, "175");
    Sql sql = new Sql(source);
    sql.execute("delete from ticket_week");
    for (String row :
        List.of(
            "'TYPE', 20000, 'FILED', 'BUG', 0, 3",
            "'TYPE', 20000, 'FILED', 'HELP', 0, 4",
            "'AGENT', 20000, 'RATED', '7', 5, 2",
            "'TYPE', 20021, 'FILED', 'BUG', 0, 5",
            "'TYPE', 20028, 'FILED', 'BUG', 0, 6")) {
      sql.execute(
          "insert into ticket_week (grouped_by, monday, fact, member, bucket, tickets) values ("
              + row
              + ")");
    }

    migrate(source, "176");

    assertThat(sums(sql, "ticket_week where grouped_by = 'WEEK' and fact = 'FILED'", "monday"))
        .containsExactly("20000=7", "20021=5", "20028=6");
    assertThat(sums(sql, "ticket_period where member = 'BUG'", "weeks"))
        .containsExactly("4=11", "13=14", "26=14", "52=14");
    assertThat(sums(sql, "ticket_period where member = '7' and bucket = 5", "weeks"))
        .containsExactly("13=2", "26=2", "52=2");
  }

  private static List<String> sums(Sql sql, String from, String key) {
    return sql.rows("select " + key + ", tickets from " + from + " order by " + key).stream()
        .map(row -> row.get(key) + "=" + row.get("tickets"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Everything up to the newest runs over a filled database")
  void newest(TestDatabase database) {
    DataSource source = filled(database);
    Set<Object> before = values(rows(source).get("ticket"), "ticket_number");

    new DatabaseCheck(source, Clock.systemUTC(), null).migrate();

    assertThat(values(rows(source).get("ticket"), "ticket_number")).isEqualTo(before);
  }

  private static DataSource filled(TestDatabase database) {
    DataSource source = database.empty();
    migrate(source, "55");
    FormerData.fill(new Sql(source));
    assertThat(rows(source)).allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
    return source;
  }

  private static void migrate(DataSource source, String version) {
    Flyway.configure(DatabaseCheck.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/migration")
        .javaMigrations(new AddressesAsSent())
        .target(version)
        .load()
        .migrate();
  }

  /** All that is stored, in an order that a migration does not change. */
  private static Map<String, List<Map<String, Object>>> rows(DataSource source) {
    Map<String, List<Map<String, Object>>> tables =
        new Sql(source).tables(name -> !name.startsWith("flyway"));
    tables.replaceAll((name, rows) -> sorted(rows));
    return tables;
  }

  private static List<Map<String, Object>> sorted(List<Map<String, Object>> rows) {
    return rows.stream()
        .<Map<String, Object>>map(TreeMap::new)
        .sorted(Comparator.comparing(MigrationTest::sortKey))
        .toList();
  }

  private static String sortKey(Map<String, Object> row) {
    return row.containsKey("id")
        ? "%020d".formatted(((Number) row.get("id")).longValue())
        : row.toString();
  }

  private static Map<String, List<Map<String, Object>>> renamed(
      Map<String, List<Map<String, Object>>> tables) {
    Map<String, List<Map<String, Object>>> renamed = new TreeMap<>();
    tables.forEach((name, rows) -> renamed.put(NEW_TABLES.getOrDefault(name, name), rows));
    return renamed;
  }

  private static void putBinding(Map<String, Object> row, boolean bound) {
    row.put("binding", bound ? "BOUND" : "UNBOUND");
  }

  /** The desk's lists have their own copy of what makes a ticket go first. */
  private static void rename(Map<String, Object> ticket) {
    NEW_COLUMNS.forEach((former, now) -> ticket.put(now, ticket.remove(former)));
    ticket.put("high_priority", ticket.get("heightened"));
  }

  private static List<Map<String, Object>> joined(
      List<Map<String, Object>> common, List<Map<String, Object>> own) {
    assertThat(own).hasSameSizeAs(common);
    List<Map<String, Object>> joined = new ArrayList<>();
    for (int i = 0; i < common.size(); i++) {
      assertThat(own.get(i)).containsEntry("id", common.get(i).get("id"));
      Map<String, Object> row = new TreeMap<>(common.get(i));
      row.putAll(own.get(i));
      joined.add(row);
    }
    return joined;
  }

  private static Set<Object> values(List<Map<String, Object>> rows, String column) {
    Set<Object> values = new HashSet<>();
    rows.forEach(row -> values.add(row.get(column)));
    return values;
  }
}
