package mfa.ticket.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.mail.OutboxService;
import mfa.mail.Undelivered;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.MessageBody;
import mfa.ticket.Outcome;
import mfa.ticket.TicketNumber;
import mfa.ticket.Tickets;
import mfa.ticket.WithTickets;
import mfa.ticket.requester.RequesterService;
import mfa.ticket.requester.RequesterTicket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What went wrong is seen at the desk, and tried again there. */
class DeskIncidentsTest extends WithTickets {

  private TestAccount owner;
  private TicketNumber number;
  private Visitor agent;

  @BeforeEach
  void fileTicket() {
    owner = accounts.boundMember();
    number = file(owner);
    agent = signedIn(accounts.bind(accounts.memberWith(PlatformRole.AGENT)));
  }

  @Test
  void failedStepIsShown() {
    leaveReview(number);

    jobs.fail(number.text(), new IllegalStateException("select * from account"));

    assertThat(open().failedSteps())
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.name()).isEqualTo("Mail stopped notice");
              assertThat(step.toString()).doesNotContain("select");
              assertThat(step.since()).isEqualTo(clock.instant());
            });
  }

  @Test
  void ticketWithFailedStepStandsInTheQueueOfIncidents() {
    leaveReview(number);
    assertThat(incidents()).doesNotContain(number);

    jobs.fail(number.text(), new IllegalStateException());

    assertThat(incidents()).contains(number);
    assertThat(agent.<Long>does(() -> the(DeskService.class).count(DeskQueue.INCIDENTS)))
        .isPositive();
  }

  @Test
  void ticketWithUndeliveredMailStandsThereAsWell() {
    agent.does(
        () -> the(ReviewService.class).reply(number, new MessageBody("Hello"), false, List.of()));
    mails.putOffAll();

    assertThat(incidents()).contains(number);
  }

  @Test
  @Tag("R76")
  @DisplayName("R76 A refused mail is an incident, the requester reads of it, and Retry sends it")
  void refusedMailIsShownAndCanBeTriedAgain() {
    mails.takeAll();
    agent.does(
        () -> the(ReviewService.class).reply(number, new MessageBody("Hello"), false, List.of()));
    mails.refuseAll();

    assertThat(incidents()).contains(number);
    assertThat(undelivered()).singleElement().matches(Undelivered::over);
    assertThat(requesterTicket().mailRefused()).isTrue();
    agent.does(() -> the(ReviewService.class).retry(number));
    mails.takeAll();

    assertThat(incidents()).doesNotContain(number);
    assertThat(undelivered()).isEmpty();
    assertThat(requesterTicket().mailRefused()).isFalse();
  }

  @Test
  @DisplayName("The newest are listed first, and those of open tickets before all others")
  void newestOfOpenTicketsAreListed() {
    TicketNumber newer = file(accounts.boundMember());
    leaveUndelivered(number, clock.instant());
    leaveUndelivered(newer, clock.instant().plusSeconds(1));

    assertThat(newestUndelivered()).containsExactly(newer.text());
    assertThat(incidents()).contains(number, newer);
    sql.execute(
        "update ticket set closed_at = ? where ticket_number = ?", clock.instant(), newer.text());
    List<String> both = List.of(newer.text(), number.text());
    List<String> first = services.inTransaction(any -> the(Tickets.class).openFirst(both, 1));
    assertThat(first).containsExactly(number.text());
    assertThat(incidents()).contains(number, newer);
  }

  private void leaveUndelivered(TicketNumber ticket, Instant written) {
    sql.execute(
        "update outbox_mail set sent_at = null, last_error = 'answer 451', created_at = ?"
            + " where ticket_number = ?",
        written,
        ticket.text());
  }

  private List<String> newestUndelivered() {
    return agent.does(() -> the(OutboxService.class).referencesOfUndelivered(1));
  }

  @Test
  @Tag("R75")
  @DisplayName("R75 A sent mail of which nobody can be told is put off, and the others go on")
  void mailOfWhichNobodyCanBeToldHoldsUpNone() {
    TicketNumber other = file(accounts.boundMember());
    String sent = " where sent_at is not null and ticket_number = ?";
    sql.execute("update outbox_mail set announced_at = null" + sent, other.text());
    sql.execute("update outbox_mail set announced_at = null" + sent, number.text());
    sql.execute("update outbox_mail set ticket_number = 'rotten'" + sent, number.text());

    services.work("sent-mails");

    try {
      OutboxService outbox = the(OutboxService.class);
      assertThat(services.asTimer(() -> outbox.unannounced(clock.instant(), 10))).isEmpty();
      assertThat(
              sql.rows(
                  "select * from outbox_mail where announced_at is null and sent_at is not null and ticket_number is not null"))
          .isNotEmpty()
          .allMatch(row -> row.get("ticket_number").equals("rotten"));
    } finally {
      sql.execute("delete from element_failure where worker = 'sent-mails'");
      mails.forgetAll();
    }
  }

  private List<Undelivered> undelivered() {
    return agent.does(() -> the(OutboxService.class).undelivered(number.text()));
  }

  private RequesterTicket requesterTicket() {
    String key = followKey(number);
    return anonymous().does(() -> the(RequesterService.class).ticket(number, key)).orElseThrow();
  }

  @Test
  void retryRunsTheStepAgain() {
    leaveReview(number);
    jobs.fail(number.text(), new IllegalStateException());
    assertThat(jobs.run(number.text())).isZero();
    assertThat(open().outcome()).isEmpty();

    DeskResult result = agent.does(() -> the(ReviewService.class).retry(number));

    assertThat(result).isEqualTo(DeskResult.DONE);
    assertThat(open().failedSteps()).isEmpty();
    assertThat(audit.count(owner, AuditAction.TICKET_RETRIED, AuditResult.SUCCESS)).isOne();
    run(number);
    assertThat(open().outcome()).contains(Outcome.STOPPED);
  }

  @Test
  void stepThatFailsAgainIsAnIncidentAgain() {
    leaveReview(number);
    jobs.fail(number.text(), new IllegalStateException());
    agent.does(() -> the(ReviewService.class).retry(number));

    jobs.fail(number.text(), new IllegalStateException());

    assertThat(open().failedSteps()).hasSize(1);
  }

  @Test
  void nobodyRetriesAnOwnTicket() {
    leaveReview(number);
    jobs.fail(number.text(), new IllegalStateException());
    accounts.grant(owner, PlatformRole.AGENT);

    DeskResult result = signedIn(owner).does(() -> the(ReviewService.class).retry(number));

    assertThat(result).isEqualTo(DeskResult.OWN_TICKET);
    assertThat(open().failedSteps()).hasSize(1);
  }

  private DeskTicket open() {
    return agent.does(() -> the(DeskService.class).open(number)).orElseThrow();
  }

  private java.util.List<TicketNumber> incidents() {
    return agent
        .does(() -> the(DeskService.class).page(new QueuePage(DeskQueue.INCIDENTS, 0, 500)))
        .stream()
        .filter(DeskItem::incident)
        .map(DeskItem::number)
        .toList();
  }
}
