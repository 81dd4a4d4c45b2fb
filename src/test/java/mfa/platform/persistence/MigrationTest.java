package mfa.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
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
