package mfa.ticket.unbind;

import static mfa.ticket.SampleTickets.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import mfa.ticket.Outcome;
import mfa.ticket.SampleTickets;
import mfa.ticket.TicketPriority;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UnbindTicketTest {

  @Test
  void supersededDraftIsCanceled() {
    UnbindTicket draft = SampleTickets.draft();

    draft.supersede(NOW);

    assertThat(draft.isCanceled()).isTrue();
  }

  @Test
  void heightenedTicketStaysHeightened() {
    UnbindTicket ticket = SampleTickets.filed();
    ticket.heighten(Set.of(HeightenedReason.PRIVILEGED));

    ticket.heighten(Set.of());

    assertThat(ticket.heightened()).isTrue();
  }

  @Test
  @Tag("R53")
  void waitCountsFromTheDeliveredNotice() {
    UnbindTicket ticket = SampleTickets.inReview();
    ticket.approve(NOW);

    ticket.recordApprovedNotice(Duration.ofHours(24), NOW.plusSeconds(600));

    assertThat(ticket.waitingUntil()).isEqualTo(NOW.plusSeconds(600).plus(Duration.ofHours(24)));
  }

  @Test
  @Tag("R53")
  void disputeStopAndWithdrawalCancel() {
    UnbindTicket disputed = SampleTickets.filed();
    UnbindTicket stopped = SampleTickets.filed();
    UnbindTicket withdrawn = SampleTickets.filed();

    disputed.dispute(NOW);
    stopped.stop(NOW);
    withdrawn.withdraw(Withdrawal.REQUESTER, NOW);

    assertThat(Set.of(disputed, stopped, withdrawn)).allMatch(UnbindTicket::isCanceled);
    assertThat(disputed.isDisputed()).isTrue();
    assertThat(stopped.isDisputed()).isFalse();
  }

  @Test
  @Tag("R49")
  void heightenedTicketGoesFirst() {
    UnbindTicket ticket = SampleTickets.filed();
    TicketPriority before = ticket.priority();

    ticket.heighten(Set.of(HeightenedReason.LOCKED));

    assertThat(before).isEqualTo(TicketPriority.NORMAL);
    assertThat(ticket.priority()).isEqualTo(TicketPriority.HIGH);
  }

  @Test
  @Tag("R77")
  void closedTicketLacksNothingForItsReset() {
    UnbindTicket ticket = SampleTickets.inReview();
    ticket.recordRefusal(ResetObstacle.NOT_APPROVED);

    ticket.close(Outcome.REJECTED, NOW);

    assertThat(ticket.refusal()).isEmpty();
  }

  @Test
  @Tag("R56")
  void erasedTicketIsOfNoForm() {
    UnbindTicket ticket = SampleTickets.filed();
    ticket.recordOrigin(false, false);
    boolean before = ticket.isOfForm("form");

    ticket.erasePerson();

    assertThat(before).isTrue();
    assertThat(ticket.isOfForm("form")).isFalse();
    assertThat(ticket.isFromNewDevice()).isFalse();
    assertThat(ticket.isErased()).isTrue();
  }
}
