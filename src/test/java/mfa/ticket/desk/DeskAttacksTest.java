package mfa.ticket.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketPriority;
import mfa.ticket.desk.live.DraftText;
import mfa.ticket.desk.live.LiveTicket;
import mfa.ticket.desk.live.LiveTicketService;
import mfa.ticket.desk.tag.TagName;
import mfa.ticket.desk.tag.TagResult;
import mfa.ticket.desk.tag.TagService;
import mfa.ticket.support.WithSupportTickets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R50")
@DisplayName(
    "R50: what somebody at the desk tries at a ticket that is theirs in one way or another")
class DeskAttacksTest extends WithSupportTickets {

  private static final TagName TAG = new TagName("suspicious");
  private static final QueuePage TAGGED =
      all(new QueuePage.Filter("", null, null, null, TAG.text()), QueuePage.Column.NUMBER);
  private static final MessageBody NOTE = new MessageBody("I know them.");

  @Test
  @DisplayName("R50: what was filed from the own browser is sorted by somebody else")
  void ticketFromTheOwnBrowserIsSortedByOthers() {
    Visitor agent = agent();
    TicketNumber number = fileFrom(agent);

    assertThat(note(agent, number)).isEqualTo(DeskResult.OWN_BROWSER);
    assertThat(tag(agent, number)).isEqualTo(TagResult.OWN_BROWSER);
    assertThat(urge(agent, number)).isEqualTo(TagResult.OWN_BROWSER);
    assertThat(sql.number("select priority from ticket where ticket_number = ?", number.text()))
        .isEqualTo(TicketPriority.NORMAL.ordinal());
    assertThat(tag(agent(), number)).isEqualTo(TagResult.DONE);
  }

  private TicketNumber fileFrom(Visitor browser) {
    TestAccount account = accounts.boundMember();
    Form form = new Form(browser.comingBack()).request(account, TestAccount.PASSWORD);
    jobs.run(draftOf(account));
    return file(account, form);
  }

  @Test
  @DisplayName(
      "R50: nor is told there who has it, who replies, how it is sorted, and what is noted")
  void ticketFromTheOwnBrowserTellsNothing() {
    Visitor browser = agent();
    TicketNumber number = fileFrom(browser);
    Visitor other = agent();
    take(other, number);
    tag(other, number);
    note(other, number);
    other.does(
        () -> the(LiveTicketService.class).keep(number, new DraftText("We will see.", "", "")));

    for (Visitor reader : List.of(browser, agent())) {
      boolean own = reader == browser;
      DeskTicket seen =
          reader
              .<Optional<DeskTicket>>does(() -> the(DeskService.class).open(number))
              .orElseThrow();
      assertThat(seen.own()).isEqualTo(own);
      assertThat(seen.item().assignee().isEmpty()).isEqualTo(own);
      assertThat(
              seen.conversation().messages().stream().noneMatch(said -> said.message().internal()))
          .isEqualTo(own);
      assertThat(reader.<List<String>>does(() -> the(TagService.class).of(number)).isEmpty())
          .isEqualTo(own);
      assertThat(seen.item().priority() == null).isEqualTo(own);
      assertThat(found(reader, TAGGED).contains(number)).isEqualTo(!own);
      assertThat(
              reader
                  .<Optional<LiveTicket>>does(() -> the(LiveTicketService.class).look(number))
                  .orElseThrow()
                  .replying()
                  .isEmpty())
          .isEqualTo(own);
    }
  }

  @Test
  @DisplayName("R50: no difference is made between types: what a colleague files there is theirs")
  void supportTicketFromTheOwnBrowserIsForOthers() {
    Visitor agent = agent();
    awaitNextCode();
    TicketNumber number = fileSupport(agent.comingBack().signInWithCode(requester), request());

    assertThat(note(agent, number)).isEqualTo(DeskResult.OWN_BROWSER);
    assertThat(replyAs(agent, number)).isEqualTo(DeskResult.OWN_BROWSER);
    assertThat(found(agent, all(QueuePage.Filter.ALL, QueuePage.Column.PRIORITY)))
        .doesNotContain(number);
    assertThat(replyAs(agent(), number)).isEqualTo(DeskResult.DONE);
  }

  @Test
  @DisplayName("R50: how an own ticket is sorted is not found out by filters, nor by order")
  void filterTellsNothingOfAnOwnTicket() {
    TicketNumber own = fileSupport();
    TicketNumber other = fileSupport(atDesk(colleague), request());
    Visitor agent = agent();
    tag(agent, own);
    tag(agent, other);
    urge(agent, own);
    urge(agent, other);
    accounts.grant(requester, PlatformRole.AGENT);
    awaitNextCode();
    Visitor self = atDesk(requester);

    for (QueuePage page :
        List.of(
            TAGGED,
            all(
                new QueuePage.Filter("", null, null, TicketPriority.URGENT, ""),
                QueuePage.Column.NUMBER),
            all(QueuePage.Filter.ALL, QueuePage.Column.PRIORITY))) {
      assertThat(found(agent, page)).contains(own, other);
      assertThat(found(self, page)).contains(other).doesNotContain(own);
      assertThat(count(self, page)).isEqualTo(count(agent, page) - 1);
      assertThat(self.<Neighbours>does(() -> the(DeskService.class).neighbours(own, page)))
          .isEqualTo(Neighbours.NONE);
    }
  }

  private static QueuePage all(QueuePage.Filter filter, QueuePage.Column column) {
    return new QueuePage(DeskQueue.ALL, filter, column, true, 0, 50);
  }

  private long count(Visitor agent, QueuePage page) {
    return agent.<Long>does(() -> the(DeskService.class).count(page));
  }

  private List<TicketNumber> found(Visitor agent, QueuePage page) {
    return agent.<List<DeskItem>>does(() -> the(DeskService.class).page(page)).stream()
        .map(DeskItem::number)
        .toList();
  }

  @Test
  @DisplayName("R50: who has an own ticket is not told by whom it could go to")
  void colleaguesOfAnOwnTicketAreNotTold() {
    TicketNumber own = fileSupport();
    take(agent(), own);
    accounts.grant(requester, PlatformRole.AGENT);
    awaitNextCode();

    assertThat(
            atDesk(requester)
                .<List<Colleague>>does(() -> the(AssignmentService.class).colleagues(own)))
        .isEmpty();
  }

  @Test
  @Tag("R51")
  @DisplayName("R51: of two who answer or close at once, one does, and the requester reads one")
  void oneOfTwoAnswers() {
    TicketNumber number = fileSupport();
    List<Visitor> agents = List.of(agent(), agent());
    IntFunction<DeskResult> work =
        each ->
            agents
                .get(each)
                .does(
                    () ->
                        each == 0
                            ? the(HandlingService.class)
                                .reply(number, Integer.MAX_VALUE, ANSWER, List.of())
                            : the(HandlingService.class)
                                .close(number, Integer.MAX_VALUE, ANSWER, List.of()));

    List<DeskResult> results = Simultaneously.call(2, work);
    settle(number);

    // Who waits for the other's answer may close what has been answered.
    assertThat(results).contains(DeskResult.DONE);
    long answers =
        sql.number(
            "select count(*) from ticket_message m join ticket t on t.id = m.ticket_id"
                + " where t.ticket_number = ? and m.author = 'AGENT'",
            number.text());
    assertThat(answers).isEqualTo(results.stream().filter(DeskResult.DONE::equals).count());
  }

  @Test
  @DisplayName("R51: a repeated call closes nothing twice")
  @Tag("R51")
  void repeatedCloseIsRefused() {
    TicketNumber number = fileSupport();
    Visitor agent = agent();

    assertThat(closeAs(agent, number)).isEqualTo(DeskResult.DONE);
    assertThat(closeAs(agent, number)).isEqualTo(DeskResult.NOT_WAITING);
    assertThat(replyAs(agent, number)).isEqualTo(DeskResult.NOT_WAITING);

    assertThat(audit.count(requester, AuditAction.TICKET_CLOSED, AuditResult.SUCCESS)).isOne();
  }

  private DeskResult note(Visitor agent, TicketNumber number) {
    return agent.does(() -> the(ReviewService.class).reply(number, NOTE, true, List.of()));
  }

  private TagResult tag(Visitor agent, TicketNumber number) {
    return agent.does(() -> the(TagService.class).add(number, TAG));
  }

  private TagResult urge(Visitor agent, TicketNumber number) {
    return agent.does(() -> the(TagService.class).prioritize(number, TicketPriority.URGENT));
  }
}
