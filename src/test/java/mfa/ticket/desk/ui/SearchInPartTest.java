package mfa.ticket.desk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.AnchorTester;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinServletResponse;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mfa.account.PlatformRole;
import mfa.shell.CsvDownload;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.DeskItem;
import mfa.ticket.desk.DeskQueue;
import mfa.ticket.desk.DeskService;
import mfa.ticket.desk.QueuePage;
import mfa.ticket.support.TicketListFilter;
import mfa.ticket.support.TicketListItem;
import mfa.ticket.support.TicketListQuery;
import mfa.ticket.support.TicketListService;
import mfa.ticket.support.WithSupportTickets;
import mfa.ticket.support.ui.TicketsView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One ticket has words of which even the rarest leads to too many, and many tickets are newer. */
@DisplayName("Common words are looked for in the newest tickets of a list, and the page says so")
@ExtendWith(OpenPage.class)
class SearchInPartTest extends WithSupportTickets {

  private static final long FIRST = 1_000_000_000_000L;

  /** Both are beginnings of the same words. */
  private static final String COMMON = "zebra zeb";

  private static final String WITH_RARE = COMMON + " breaks";

  private static final String IN_PART =
      "Only the newest 10,000 tickets of the list were searched; a rarer word searches all of them.";

  private TicketNumber number;
  private Visitor agent;

  @BeforeEach
  void fill() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    number = fileSupport();
    agent = signedIn(accounts.bind(accounts.memberWith(PlatformRole.AGENT)));
    commonWord("zebra");
    sql.execute(
        "insert into ticket (id, ticket_number, ticket_class, ticket_type, account_id, workspace_id,"
            + " status, title, email, language, client_address, user_agent, created_at, filed_at,"
            + " waiting_since)"
            + " select ? + n, 'T-1999-' || n, 'SUPPORT', 'BUG', t.account_id, t.workspace_id, 'CLOSED',"
            + " '', '', 'en', '', '', t.created_at, t.filed_at, t.waiting_since from ticket t, "
            + numbers(10_000)
            + " where t.ticket_number = ?",
        FIRST,
        number.text());
    sql.execute("insert into support_ticket (id) select id from ticket where id > ?", FIRST);
  }

  /** As if many words of the title began so. */
  private void commonWord(String word) {
    sql.execute(
        "insert into ticket_term (term, of_requester, ticket_id, workspace_id)"
            + " select ? || n, false, t.id, t.workspace_id from ticket t, "
            + numbers(15_001)
            + " where t.ticket_number = ?",
        HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)),
        number.text());
  }

  private String numbers(int count) {
    return services.isPostgresql()
        ? "generate_series(1, " + count + ") as g(n)"
        : "(select x as n from system_range(1, " + count + "))";
  }

  @AfterEach
  void remove() {
    sql.execute("delete from support_ticket where id > ?", FIRST);
    sql.execute("delete from ticket where id > ?", FIRST);
    sql.execute(
        "delete from ticket_term where ticket_id = (select id from ticket where ticket_number = ?)",
        number.text());
  }

  @Test
  @DisplayName("At the desk, among a member's own tickets, and by the name of their file")
  void listsSayWhatWasSearched() {
    assertThat(atDesk(COMMON)).isEmpty();
    assertThat(atDesk(WITH_RARE)).containsExactly(number);
    assertThat(own(COMMON)).isEmpty();
    assertThat(own(WITH_RARE)).containsExactly(number);

    assertThat(desk(COMMON)).contains("Tickets: 0. " + IN_PART);
    assertThat(desk(WITH_RARE)).contains("Tickets: 1").doesNotContain(IN_PART);
    assertThat(tickets(COMMON)).contains("Tickets: 0. " + IN_PART);
    assertThat(tickets(WITH_RARE)).contains("Tickets: 1").doesNotContain(IN_PART);

    assertThat(exported(COMMON)).isEmpty();
    assertThat(exported(WITH_RARE)).containsExactly(number);
    assertThat(fileName(COMMON)).contains("\"tickets-of-newest-10000.csv\"");
  }

  private List<TicketNumber> exported(String search) {
    return member.does(() -> the(TicketListService.class).export(filter(search), 9)).stream()
        .map(TicketListItem::number)
        .toList();
  }

  private String fileName(String search) {
    return member.does(
        () -> {
          CsvDownload<?> file =
              PageParts.within(page(search), CsvDownload.class).findFirst().orElseThrow();
          new AnchorTester(file).download(OutputStream.nullOutputStream());
          return VaadinServletResponse.getCurrent().getHeader("Content-Disposition");
        });
  }

  private static TicketListFilter filter(String search) {
    return new TicketListFilter(null, null, null, search);
  }

  private List<TicketNumber> atDesk(String search) {
    var page =
        new QueuePage(DeskQueue.ALL, search, null, QueuePage.Column.WAITING_SINCE, false, 0, 9);
    return agent.does(() -> the(DeskService.class).page(page)).stream()
        .map(DeskItem::number)
        .toList();
  }

  private String desk(String search) {
    return agent.does(
        () -> {
          DeskView page = services.get(DeskView.class);
          UI.getCurrent().add(page);
          page.show(DeskAddress.of(QueryParameters.simple(Map.of("queue", "ALL", "q", search))));
          return page.getElement().getTextRecursively();
        });
  }

  private List<TicketNumber> own(String search) {
    var query = new TicketListQuery(filter(search), 0, 9);
    return member.does(() -> the(TicketListService.class).page(query)).stream()
        .map(TicketListItem::number)
        .toList();
  }

  private String tickets(String search) {
    return member.does(() -> page(search).getElement().getTextRecursively());
  }

  private TicketsView page(String search) {
    TicketsView page = services.get(TicketsView.class);
    UI.getCurrent().add(page);
    PageParts.within(page, TextField.class).findFirst().orElseThrow().setValue(search);
    return page;
  }
}
