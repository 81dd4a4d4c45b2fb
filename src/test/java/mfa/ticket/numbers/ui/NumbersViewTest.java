package mfa.ticket.numbers.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import mfa.account.PlatformRole;
import mfa.platform.request.ListPage;
import mfa.shell.plot.PlotTable;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.TestAccount;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketType;
import mfa.ticket.numbers.Grouping;
import mfa.ticket.numbers.NumbersPeriod;
import mfa.ticket.numbers.NumbersRow;
import mfa.ticket.numbers.NumbersService;
import mfa.ticket.numbers.RatingItem;
import mfa.ticket.requester.Rating;
import mfa.ticket.support.WithSupportTickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of the numbers with the real services behind it, without a browser. */
@Tag("R75")
@DisplayName("R75: the page of the numbers of customer service")
@ExtendWith(OpenPage.class)
class NumbersViewTest extends WithSupportTickets {

  private TestAccount grace;

  @BeforeEach
  void workOnATicket() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    grace = accounts.bind(accounts.memberNamed("=Grace " + UUID.randomUUID()));
    accounts.grant(grace, PlatformRole.AGENT);
    TicketNumber number = fileSupport();
    clock.moveBy(Duration.ofMinutes(20));
    replyAs(atDesk(grace), number);
    closeAs(signedIn(grace), number);
    member.does(() -> support().rate(number, new Rating(2, "<b>=1+1</b>")));
    services.work("ticket-statistics");
  }

  private <T> T onPage(Function<NumbersView, T> work) {
    return onPage(QueryParameters.empty(), work);
  }

  private <T> T onPage(QueryParameters query, Function<NumbersView, T> work) {
    return supervisor()
        .does(
            () -> {
              UI.getCurrent().removeAll();
              NumbersView page = services.get(NumbersView.class);
              UI.getCurrent().add(page);
              page.show(NumbersAddress.of(query));
              return work.apply(page);
            });
  }

  @SuppressWarnings("unchecked")
  private static void group(Component page, Grouping grouping) {
    PageParts.within(page, Select.class)
        .filter(select -> select.getValue() instanceof Grouping)
        .forEach(select -> ((Select<Grouping>) select).setValue(grouping));
  }

  private String shown() {
    return onPage(NumbersViewTest::words);
  }

  private static String words(Component at) {
    return at.getElement().getTextRecursively();
  }

  @Test
  @DisplayName("Each plot stands below what it means, and above the same numbers as a table")
  void eachPlotHasItsDefinitionAndTable() {
    List<List<String>> sections =
        onPage(
            page ->
                PageParts.within(page, NumbersPlot.class)
                    .filter(plot -> PageParts.within(plot, PlotTable.class).findAny().isPresent())
                    .map(plot -> PageParts.within(plot, H2.class).map(H2::getText).toList())
                    .toList());

    assertThat(sections.stream().flatMap(List::stream))
        .contains("Filed tickets", "Time to first reply", "Time to closing", "Ratings");
    assertThat(shown())
        .contains("As of ", "UTC", "From filing to the first message of customer service");
  }

  @Test
  @DisplayName("By agent: the name with the times, and no tickets that are of no agent")
  void numbersOfAnAgentAreShown() {
    String shown =
        onPage(
            page -> {
              group(page, Grouping.AGENT);
              assertThat(
                      PageParts.within(page, Section.class)
                          .filter(PageParts::isShown)
                          .map(section -> PageParts.within(section, H2.class).findFirst())
                          .map(title -> title.orElseThrow().getText()))
                  .doesNotContain("Filed tickets");
              return words(page);
            });

    assertThat(shown).contains(grace.name(), "20 min");
  }

  @Test
  @DisplayName("A comment is text, leads to its ticket, and says who had it")
  void commentsAreText() {
    RatingItem item =
        onPage(
            page ->
                PageParts.within(page, Grid.class)
                    .map(grid -> (Grid<?>) grid)
                    .flatMap(grid -> grid.getDataProvider().fetch(new Query<>()))
                    .map(RatingItem.class::cast)
                    .findFirst()
                    .orElseThrow());

    assertThat(item.comment()).isEqualTo("<b>=1+1</b>");
    assertThat(item.agent()).isEqualTo(grace.name());
  }

  @Test
  @DisplayName("More comments than the page shows: the newest of them, and the page says so")
  void newestCommentsAreShown() {
    assertThat(this.<Boolean>onPage(page -> isShown(page, "The newest 1,000 comments"))).isFalse();
    long first = 1_000_000_000_000L;
    for (long place = 1; place <= 1_001; place++) {
      sql.execute(
          "insert into ticket (id, ticket_number, ticket_class, ticket_type, account_id, status, title,"
              + " email, language, client_address, user_agent, created_at, waiting_since, rating,"
              + " rated_at, rating_comment, commented_at)"
              + " select ?, ?, 'SUPPORT', 'BUG', t.account_id, 'CLOSED', '', '',"
              + " 'en', '', '', t.created_at, t.created_at, 1, t.rated_at, 'Slow.', t.rated_at"
              + " from ticket t"
              + " where t.id = (select max(id) from ticket where commented_at is not null)",
          first + place,
          "T-1999-" + place);
    }

    try {
      assertThat(this.<Boolean>onPage(page -> isShown(page, "The newest 1,000 comments"))).isTrue();
      assertThat(this.<Integer>onPage(page -> comments(page).getDataProvider().size(new Query<>())))
          .isEqualTo(1_000);
    } finally {
      sql.execute("delete from ticket where id > ? and ticket_number like 'T-1999-%'", first);
    }
  }

  private static boolean isShown(Component page, String beginning) {
    return PageParts.within(page, Paragraph.class)
        .filter(PageParts::isShown)
        .anyMatch(paragraph -> paragraph.getText().startsWith(beginning));
  }

  private static Grid<?> comments(Component page) {
    return PageParts.within(page, Grid.class).findFirst().orElseThrow();
  }

  @Test
  @Tag("R50")
  @DisplayName("R50: beside an own ticket stands that its agent is not shown, and not nobody")
  void agentOfAnOwnTicketIsNotShown() {
    accounts.grant(requester, PlatformRole.SUPERVISOR);
    awaitNextCode();

    assertThat(supervisor().<List<String>>does(this::agents))
        .contains(grace.name())
        .doesNotContain("Not shown: you may not work on this ticket");
    assertThat(atDesk(requester).<List<String>>does(this::agents))
        .contains("Not shown: you may not work on this ticket");
  }

  private List<String> agents() {
    UI.getCurrent().removeAll();
    NumbersService numbers = services.get(NumbersService.class);
    RatingComments comments = new RatingComments(numbers, ZoneOffset.UTC, NumbersPeriod.MONTH);
    return numbers.comments(NumbersPeriod.MONTH, new ListPage(0, 50)).stream()
        .map(comments::agent)
        .toList();
  }

  @Test
  @Tag("R74")
  @DisplayName("R74: no cell of an export is a formula")
  void exportsHoldNoFormulas() {
    supervisor()
        .does(
            () -> {
              NumbersService numbers = the(NumbersService.class);
              NumbersRow row =
                  numbers.of(NumbersPeriod.MONTH, Grouping.AGENT).rows().stream()
                      .filter(each -> each.subject().equals(grace.name()))
                      .findFirst()
                      .orElseThrow();
              assertThat(new NumbersExport(Grouping.AGENT, List::of).cells(row))
                  .startsWith("\"'=Grace ")
                  .contains("\"1\",\"");
              RatingItem item =
                  new RatingItem(
                      clock.instant(),
                      new TicketNumber("T-2026-000001"),
                      TicketType.BUG,
                      false,
                      "@x",
                      1,
                      "=1+1");
              assertThat(new CommentExport(numbers, () -> NumbersPeriod.MONTH).cells(item))
                  .contains("\"'@x\"", "\"'=1+1\"");
            });
  }

  @Test
  @DisplayName("Where nothing was counted the page says so, in both languages")
  void emptyPageSaysSo() {
    clock.moveBy(Duration.ofDays(400));
    services.work("ticket-statistics");

    assertThat(shown())
        .contains("There is nothing to show here.", "Nobody wrote a comment in this period.");
    UI.getCurrent().setLocale(Locale.CHINESE);
    assertThat(shown()).contains("此处没有可显示的数据。", "此期间没有评论。");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Each column of a file has its cell; by agent there is none of filed tickets")
  void cellsStandBelowTheirColumns(Grouping by) {
    supervisor()
        .does(
            () -> {
              NumbersRow row =
                  the(NumbersService.class).of(NumbersPeriod.MONTH, by).rows().getLast();
              String cells = new NumbersExport(by, List::of).cells(row);

              assertThat(NumbersExport.columns(by)).hasSameSizeAs(cells.split(","));
              assertThat(Arrays.asList(NumbersExport.columns(by)).contains("numbers.filed"))
                  .isEqualTo(by != Grouping.AGENT);
            });
  }

  @Test
  @DisplayName("What an address says is what the page shows, and writes into it again")
  void addressAndPageAreTheSame() {
    NumbersAddress address = new NumbersAddress(Grouping.AGENT, NumbersPeriod.YEAR);

    assertThat(NumbersAddress.of(address.query())).isEqualTo(address);
    assertThat(onPage(address.query(), NumbersView::address)).isEqualTo(address);
  }

  @Test
  @DisplayName("Somebody who groups in another way finds that in the address bar")
  void choicesAreRemembered() {
    onPage(
        page -> {
          group(page, Grouping.TYPE);
          return null;
        });

    assertThat(
            UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(
                    call ->
                        call.getInvocation().getExpression()
                            + call.getInvocation().getParameters()))
        .anyMatch(call -> call.contains("desk/numbers?") && call.contains("by=TYPE"));
  }

  @Test
  @DisplayName("An address that says nonsense shows the page as it begins")
  void nonsenseIsPassedOver() {
    QueryParameters nonsense = QueryParameters.simple(Map.of("by", "MOOD", "period", "DECADE"));

    assertThat(onPage(nonsense, NumbersView::address)).isEqualTo(NumbersAddress.FIRST);
  }

  @Test
  @DisplayName("What waits and what was counted go into files")
  void numbersAreExported() {
    List<String> links =
        onPage(page -> PageParts.within(page, Anchor.class).map(Anchor::getText).toList());

    assertThat(links).contains("Export numbers as CSV", "Export waiting tickets as CSV");
  }
}
