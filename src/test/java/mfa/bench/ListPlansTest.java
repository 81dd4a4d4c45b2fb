package mfa.bench;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mfa.platform.request.ListPage;
import mfa.support.PostgresqlServer;
import mfa.support.Services;
import mfa.support.Visitor;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.QueuePage;
import mfa.ticket.numbers.NumbersPeriod;
import mfa.ticket.numbers.NumbersService;
import mfa.ticket.numbers.OwnWorkService;
import mfa.ticket.support.TicketListFilter;
import mfa.ticket.support.TicketListQuery;
import mfa.ticket.support.TicketListService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How PostgreSQL would answer the statements of lists of tickets. It may read whole tables and sort
 * only where no index helps; which one it takes beside a million tickets is measured by {@link
 * TicketBench}.
 */
@Tag("thorough")
@DisplayName("Lists of tickets, searches and counts are read from indexes")
class ListPlansTest {

  private static final int TICKETS = 12_000;
  private static final int PAGE = 50;
  private static final Pattern OF_TICKETS = Pattern.compile(" (ticket|ticket_term|unbind_ticket) ");
  private static final Pattern WHOLE_TABLE =
      Pattern.compile("Seq Scan on " + OF_TICKETS.pattern().strip());

  private static PostgresqlServer server;
  private static Services services;
  private static MillionTickets data;

  @BeforeAll
  static void fill() {
    server = PostgresqlServer.start();
    services = Services.on(server);
    data = new MillionTickets(services, TICKETS);
    data.fill();
  }

  @AfterAll
  static void close() {
    services.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A queue and its count")
  void queuesAreFoundByAnIndex(DeskQueue queue) {
    assertThat(plans(data.agent(), () -> desk().count(queue))).noneMatch(ListPlansTest::isWhole);
    for (var column : QueuePage.Column.values()) {
      assertThat(plans(data.agent(), () -> desk().page(sorted(queue, column, true))))
          .noneMatch(ListPlansTest::isWhole);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("All tickets by each column, both ways: at most those with one value are sorted")
  void allTicketsAreInTheOrderOfAnIndex(QueuePage.Column column) {
    for (var descending : List.of(false, true)) {
      assertThat(plans(data.agent(), () -> desk().page(sorted(DeskQueue.ALL, column, descending))))
          .noneMatch(ListPlansTest::isSorted);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Tickets of a workspace by each column: at most those with one value are sorted")
  void workspacesAreInTheOrderOfAnIndex(TicketListQuery.Column column) {
    var all = TicketListFilter.of(data.workspaceId());

    assertThat(
            plans(
                data.owner(), () -> lists().page(new TicketListQuery(all, column, true, 0, PAGE))))
        .noneMatch(ListPlansTest::isWhole)
        .noneMatch(ListPlansTest::isSorted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"journey", "case77", "登录", "zzz", "4711", "phone case77"})
  @DisplayName("What somebody looks for, at the desk and among a member's tickets")
  void searchesAreFoundByAnIndex(String text) {
    var page =
        new QueuePage(DeskQueue.ALL, text, null, QueuePage.Column.WAITING_SINCE, false, 0, PAGE);
    assertThat(plans(data.agent(), () -> desk().page(page))).noneMatch(ListPlansTest::isWhole);
    assertThat(plans(data.agent(), () -> desk().count(page))).noneMatch(ListPlansTest::isWhole);

    for (var workspace : new Long[] {null, data.workspaceId()}) {
      var filter = new TicketListFilter(workspace, null, null, text);
      assertThat(plans(data.owner(), () -> lists().page(new TicketListQuery(filter, 0, PAGE))))
          .noneMatch(ListPlansTest::isWhole);
      assertThat(plans(data.owner(), () -> lists().count(filter)))
          .noneMatch(ListPlansTest::isWhole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"journey", "zzz", "登录"})
  @DisplayName("What a member looks for in a workspace is found by the terms of that workspace")
  void searchesOfAWorkspaceAreFoundByItsTerms(String text) {
    var filter = new TicketListFilter(data.workspaceId(), null, null, text);

    assertThat(plans(data.owner(), () -> lists().count(filter)))
        .allMatch(plan -> plan.contains("ticket_term_of_workspace"));
  }

  @Test
  @DisplayName("Tickets that are looked for by what very many have are read from the newest one on")
  void commonWordsAreReadFromTheNewestTicket() {
    var page = new QueuePage(DeskQueue.ALL, "c", null, QueuePage.Column.TITLE, false, 0, PAGE);

    assertThat(plans(data.agent(), () -> desk().count(page))).noneMatch(ListPlansTest::isSorted);
  }

  @ParameterizedTest
  @EnumSource(names = {"TITLE", "STATUS", "WAITING_SINCE"})
  @DisplayName("Of what more than a thousand tickets have, the newest thousand are sorted")
  void newestAreSorted(QueuePage.Column column) {
    var page = new QueuePage(DeskQueue.ALL, "case", null, column, false, 0, PAGE);
    var newest =
        new QueuePage(DeskQueue.ALL, "", null, QueuePage.Column.NUMBER, true, page.max(), 1);

    var tooOld = numbers(newest).getFirst();

    assertThat(data.agent().<Long>does(() -> desk().count(page))).isGreaterThan(page.max());
    assertThat(page.max()).isEqualTo(1_000);
    assertThat(numbers(page)).hasSize(PAGE).allMatch(number -> number.compareTo(tooOld) > 0);
  }

  private static List<String> numbers(QueuePage page) {
    return data.agent().does(() -> desk().page(page)).stream()
        .map(ticket -> ticket.number().text())
        .toList();
  }

  @Test
  @DisplayName("Filters, counts and files of members")
  void listsOfMembersAreFoundByAnIndex() {
    for (var workspace : new Long[] {null, data.workspaceId()}) {
      for (var filter :
          List.of(
              new TicketListFilter(workspace, null, null, ""),
              new TicketListFilter(workspace, TicketType.BUG, null, ""),
              new TicketListFilter(workspace, null, TicketStatus.CLOSED, ""))) {
        assertThat(plans(data.owner(), () -> lists().page(new TicketListQuery(filter, 0, PAGE))))
            .noneMatch(ListPlansTest::isWhole);
        assertThat(plans(data.owner(), () -> lists().count(filter)))
            .noneMatch(ListPlansTest::isWhole);
        assertThat(plans(data.owner(), () -> lists().export(filter, PAGE)))
            .noneMatch(ListPlansTest::isWhole);
      }
    }
  }

  @Test
  @DisplayName("What an agent has to do is found by the agent, not among all that ever waited")
  void ownWorkIsFoundByTheAgent() {
    var own = services.get(OwnWorkService.class);

    assertThat(plans(data.agent(), own::own))
        .noneMatch(ListPlansTest::isWhole)
        .noneMatch(plan -> plan.contains("ticket_by_wait "));
  }

  @Test
  @DisplayName("Comments are read from an index of those ratings that have one")
  void commentsAreFoundByTheirTime() {
    var numbers = services.get(NumbersService.class);

    assertThat(
            plans(
                data.supervisor(),
                () -> numbers.comments(NumbersPeriod.YEAR, new ListPage(0, PAGE))))
        .noneMatch(ListPlansTest::isWhole)
        .anyMatch(plan -> plan.contains("ticket_by_comment"));
    assertThat(plans(data.supervisor(), () -> numbers.countComments(NumbersPeriod.YEAR)))
        .allMatch(plan -> plan.contains("ticket_by_comment"));
  }

  private static QueuePage sorted(DeskQueue queue, QueuePage.Column column, boolean descending) {
    return new QueuePage(queue, "", null, column, descending, 0, PAGE);
  }

  /** More than those with one value of the first column. */
  private static boolean isSorted(String plan) {
    return plan.contains("Sort Key") && !plan.contains("Presorted Key");
  }

  private static boolean isWhole(String plan) {
    return WHOLE_TABLE.matcher(plan).find();
  }

  private static DeskService desk() {
    return services.get(DeskService.class);
  }

  private static TicketListService lists() {
    return services.get(TicketListService.class);
  }

  /** Of the statements about tickets, of which there is at least one. */
  private static List<String> plans(Visitor visitor, Runnable call) {
    var plans =
        services.statementsOf(() -> visitor.does(call)).stream()
            .filter(text -> text.toLowerCase(Locale.ROOT).startsWith("select"))
            .filter(text -> OF_TICKETS.matcher(text.toLowerCase(Locale.ROOT)).find())
            .map(ListPlansTest::plan)
            .toList();
    assertThat(plans).isNotEmpty();
    return plans;
  }

  /** For values that are not known, when whole tables and sorting are the last resort. */
  private static String plan(String statement) {
    try (var connection =
            DriverManager.getConnection(
                server.url() + "&preferQueryMode=simple", server.user(), "");
        var explain = connection.createStatement()) {
      explain.execute("set enable_seqscan = off; set enable_sort = off");
      var rows = explain.executeQuery("explain (generic_plan) " + numbered(statement));
      List<String> lines = new ArrayList<>(List.of(statement));
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return String.join("\n", lines);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /** With numbers in the place of question marks. */
  private static String numbered(String statement) {
    var parts = Stream.of(statement.split("\\?", -1)).toList();
    var numbers = new int[1];
    return parts.getFirst()
        + parts.stream().skip(1).map(part -> "$" + ++numbers[0] + part).collect(joining());
  }
}
