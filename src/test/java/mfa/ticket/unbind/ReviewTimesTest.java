package mfa.ticket.unbind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import mfa.mail.MailTemplate;
import mfa.support.TestAccount;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R67")
@DisplayName("How long reviews take is measured, told of many only, and not at every visit")
class ReviewTimesTest extends WithTickets {

  private static final Duration LONG = Duration.ofDays(40);

  private UnbindTimes times() {
    return anonymous().does(() -> the(UnbindRequestService.class).times());
  }

  /** Approved so many minutes after they were filed. */
  private void approvedAfter(LongStream minutes) {
    minutes.forEach(
        took -> {
          TicketNumber number = file(accounts.boundMember());
          clock.moveBy(Duration.ofMinutes(took));
          asServer(
              () -> {
                the(UnbindTickets.class).lock(number).orElseThrow().approve(clock.instant());
                return number;
              });
        });
  }

  @Test
  void medianOfTheLastThirtyDaysIsToldInWholeHours() {
    clock.moveBy(LONG);
    assertThat(times()).isEqualTo(new UnbindTimes(Duration.ofHours(48), false, WAIT, LONG_WAIT));

    approvedAfter(LongStream.rangeClosed(1, ReviewTimes.MIN_TICKETS - 1).map(i -> 10 * i));
    clock.moveBy(ReviewTimes.PAUSE);
    assertThat(times().measured()).as("of nine").isFalse();

    approvedAfter(LongStream.of(600));
    assertThat(times().measured()).as("of ten").isTrue();
    assertThat(times().review()).isEqualTo(Duration.ofHours(1));

    clock.moveBy(LONG);
    assertThat(times().measured()).as("long ago").isFalse();
  }

  @Test
  void visitorsDoNotMeasureAgainWithinTenMinutes() {
    clock.moveBy(LONG);
    UnbindTimes before = times();
    approvedAfter(LongStream.generate(() -> 0).limit(ReviewTimes.MIN_TICKETS));

    assertThat(times()).isEqualTo(before);
    clock.moveBy(ReviewTimes.PAUSE);
    assertThat(times().measured()).isTrue();
  }

  @Test
  @DisplayName("The mail about a filed ticket tells how long reviews take, or else are to take")
  void mailTellsTheTime() {
    clock.moveBy(LONG);
    assertThat(mailOfFiling()).containsEntry("aim", "48 hours").containsEntry("usual", "");

    approvedAfter(LongStream.generate(() -> 150).limit(ReviewTimes.MIN_TICKETS));
    clock.moveBy(ReviewTimes.PAUSE);
    assertThat(mailOfFiling()).containsEntry("aim", "").containsEntry("usual", "3 hours");
  }

  private Map<String, String> mailOfFiling() {
    TestAccount requester = accounts.boundMember();
    Form form = draft(requester);
    String number = draftOf(requester);
    form.submit(mailedCode(requester), TITLE);
    alignProcesses();
    jobs.run(number);
    return mails.newest(requester, MailTemplate.TICKET_FILED).parameters();
  }
}
