package mfa.ticket;

import static mfa.ticket.SampleTickets.NOW;
import static mfa.ticket.SampleTickets.OWNER_DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TicketTest {

  private static final long AGENT = 5;

  @Test
  @Tag("R49")
  void draftIsNoOpenTicket() {
    Ticket draft = SampleTickets.draft();

    assertThat(draft.isDraft()).isTrue();
    assertThat(draft.isOpen()).isFalse();
    assertThat(draft.isFiled()).isFalse();
  }

  @Test
  void filedTicketIsOpenAndWaitsForAssignment() {
    Ticket ticket = SampleTickets.filed();

    assertThat(ticket.isOpen()).isTrue();
    assertThat(ticket.isFiled()).isTrue();
    assertThat(ticket.filedAt()).isEqualTo(NOW);
    assertThat(ticket.status()).isEqualTo(TicketStatus.WAITING_FOR_ASSIGNMENT);
  }

  @Test
  void expiredDraftWasNeverFiled() {
    Ticket draft = SampleTickets.draft();

    draft.close(Outcome.EXPIRED, NOW);

    assertThat(draft.isFiled()).isFalse();
    assertThat(draft.isDraft()).isFalse();
  }

  @Test
  void releasedTicketWaitsForAssignmentAgain() {
    Ticket ticket = SampleTickets.inReview();
    ticket.assign(AGENT);

    ticket.assign(null);

    assertThat(ticket.isAssignedTo(AGENT)).isFalse();
    assertThat(ticket.status()).isEqualTo(TicketStatus.WAITING_FOR_ASSIGNMENT);
    assertThat(ticket.place().candidateGroup()).isEqualTo("agents");
    assertThat(ticket.place().stepName()).isEqualTo("Review unbind ticket");
  }

  @Test
  void reminderBesideAWaitingReviewIsNoStep() {
    Ticket ticket = SampleTickets.inReview();

    ticket.enter("serviceTask_mailReviewOverdue", "Mail supervisors");

    assertThat(ticket.place().step()).isEqualTo("userTask_reviewTicket");
  }

  @Test
  void stepGoesOnAfterTheReview() {
    Ticket ticket = SampleTickets.inReview();
    ticket.closeTask();

    ticket.enter("serviceTask_mailApproved", "Mail that the ticket is approved");

    assertThat(ticket.place().step()).isEqualTo("serviceTask_mailApproved");
    assertThat(ticket.place().taskId()).isNull();
    assertThat(ticket.place().dueAt()).isNull();
  }

  @Test
  void replyGivesTheTurnBackToTheAgent() {
    Ticket ticket = SampleTickets.inReview();
    ticket.ask(NOW);

    ticket.recordReply(NOW.plusSeconds(60));

    assertThat(ticket.status()).isEqualTo(TicketStatus.WAITING_FOR_FEEDBACK);
    assertThat(ticket.place().waitingSince()).isEqualTo(NOW.plusSeconds(60));
    assertThat(ticket.newReply()).isTrue();
  }

  @Test
  void readReplyIsNoLongerNew() {
    Ticket ticket = SampleTickets.inReview();
    ticket.recordReply(NOW);

    ticket.readReplies();

    assertThat(ticket.newReply()).isFalse();
  }

  @Test
  @Tag("R49")
  void closedTicketMakesRoomForAnother() {
    Ticket ticket = SampleTickets.inReview();

    ticket.close(Outcome.REJECTED, NOW);

    assertThat(ticket.isOpen()).isFalse();
    assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
    assertThat(ticket.outcome()).contains(Outcome.REJECTED);
    assertThat(ticket.place().taskId()).isNull();
  }

  @Test
  @Tag("R50")
  void browserOfTheFormIsRecognised() {
    Ticket ticket = SampleTickets.filed();

    assertThat(ticket.isFiledFrom(OWNER_DEVICE)).isTrue();
    assertThat(ticket.isFiledFrom("another")).isFalse();
    assertThat(ticket.isFiledFrom(null)).isFalse();
  }

  @Test
  void onlyTheGroupOfSupervisorsMakesASecondReview() {
    Ticket ticket = SampleTickets.inReview();
    boolean first = ticket.isSecondReview();

    ticket.openTask("task-2", "supervisors", null, null, NOW);

    assertThat(first).isFalse();
    assertThat(ticket.isSecondReview()).isTrue();
  }
}
