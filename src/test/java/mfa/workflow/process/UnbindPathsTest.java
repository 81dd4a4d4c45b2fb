package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plays each path of the packaged {@code mfa-unbind}; the last test sees that none was forgotten.
 */
@Tag("R48")
class UnbindPathsTest extends PackagedPaths {

  UnbindPathsTest() {
    super(UnbindModel.CONTRACT, 32);
  }

  @Test
  @Tag("R53")
  void approve() {
    ticket = ProcessSimulation.filed(engine);

    ticket.review("approve");
    ticket.receive("mfa.noticeDelivered");
    ticket.pass(ProcessSimulation.WAITING_PERIOD);

    assertEnded(
        "sendVerificationCode",
        "sendTicketMail ticket-filed",
        "sendTicketMail ticket-approved",
        "resetAuthenticators",
        "sendTicketMail ticket-done",
        "closeTicket reset");
    assertThat(ticket.passed()).contains("endEvent_authenticatorsReset");
  }

  @Test
  void heightened() {
    ticket = ProcessSimulation.filed(engine);

    ticket.reviewHeightened("approve");
    assertThat(ticket.candidateGroup()).isEqualTo("supervisors");
    assertThat(ticket.task().getAssignee()).isNull();
    ticket.reviewHeightened("approve");
    ticket.receive("mfa.noticeDelivered");
    ticket.pass(ProcessSimulation.HEIGHTENED_WAITING_PERIOD.minusSeconds(1));
    assertThat(ticket.steps()).doesNotContain("resetAuthenticators");
    ticket.pass(Duration.ofSeconds(1));

    assertEnded(
        "sendVerificationCode",
        "sendTicketMail ticket-filed",
        "sendTicketMail ticket-approved",
        "resetAuthenticators",
        "sendTicketMail ticket-done",
        "closeTicket reset");
  }

  @Test
  void reject() {
    ticket = ProcessSimulation.filed(engine);

    ticket.review("reject");

    assertEnded(
        "sendVerificationCode",
        "sendTicketMail ticket-filed",
        "sendTicketMail ticket-rejected",
        "closeTicket rejected");
    assertThat(ticket.passed()).contains("endEvent_requestRejected");
  }

  @Test
  void secondReject() {
    ticket = Stage.IN_SECOND_REVIEW.ticket(engine);

    ticket.reviewHeightened("reject");

    assertEnded(
        "sendVerificationCode",
        "sendTicketMail ticket-filed",
        "sendTicketMail ticket-rejected",
        "closeTicket rejected");
  }

  @Test
  void askAndReply() {
    ticket = ProcessSimulation.filed(engine);

    ticket.review("ask");
    ticket.receive("mfa.requesterReplied");

    assertThat(ticket.task().getFormKey()).isEqualTo("ticket-review");
    assertThat(ticket.task().getAssignee()).isEqualTo(ProcessSimulation.AGENT);
    ticket.review("reject");
    assertEnded(
        "sendVerificationCode",
        "sendTicketMail ticket-filed",
        "sendTicketMail ticket-rejected",
        "closeTicket rejected");
  }

  @Test
  void askWithoutReply() {
    ticket = ProcessSimulation.filed(engine);

    ticket.review("ask");
    ticket.pass(ProcessSimulation.REPLY_DEADLINE.minusSeconds(1));
    assertThat(ticket.isOpen()).isTrue();
    ticket.pass(Duration.ofSeconds(1));

    assertEnded(
        "sendVerificationCode",
        "sendTicketMail ticket-filed",
        "closeTicket noReply",
        "sendTicketMail ticket-no-reply");
    assertThat(ticket.passed()).contains("catchEvent_noReply", "endEvent_noReply");
  }

  @Test
  void secondAskAndReply() {
    ticket = Stage.IN_SECOND_REVIEW.ticket(engine);

    ticket.reviewHeightened("ask");
    ticket.receive("mfa.requesterReplied");

    assertThat(ticket.task().getFormKey()).isEqualTo("ticket-second-review");
    ticket.reviewHeightened("approve");
    assertThat(ticket.steps()).endsWith("sendTicketMail ticket-approved");
    assertThat(ticket.waitsAt("catchEvent_noticeDelivered")).isTrue();
  }

  @Test
  void secondAskWithoutReply() {
    ticket = Stage.IN_SECOND_REVIEW.ticket(engine);

    ticket.reviewHeightened("ask");
    ticket.pass(ProcessSimulation.REPLY_DEADLINE);

    assertEnded(
        "sendVerificationCode",
        "sendTicketMail ticket-filed",
        "closeTicket noReply",
        "sendTicketMail ticket-no-reply");
    assertThat(ticket.passed()).contains("catchEvent_noSecondReply", "endEvent_noReply");
  }

  @Test
  @Tag("R56")
  void verificationExpired() {
    ticket = ProcessSimulation.draft(engine);

    ticket.pass(ProcessSimulation.VERIFICATION_DEADLINE);

    assertEnded("sendVerificationCode", "closeTicket expired");
    assertThat(ticket.passed()).contains("endEvent_requestExpired");
  }

  @Test
  void codeRequestedAgain() {
    ticket = ProcessSimulation.draft(engine);

    ticket.receive("mfa.codeRequested");
    ticket.receive("mfa.emailVerified");

    assertThat(ticket.steps())
        .containsExactly(
            "sendVerificationCode", "sendVerificationCode", "sendTicketMail ticket-filed");
    assertThat(ticket.task().getFormKey()).isEqualTo("ticket-review");
  }

  @Test
  void reviewOverdueTellsSupervisorsOnceAndGoesOn() {
    ticket = ProcessSimulation.filed(engine);

    ticket.pass(ProcessSimulation.REVIEW_DEADLINE);
    ticket.pass(Duration.ofDays(30));

    assertThat(ticket.steps())
        .containsExactly(
            "sendVerificationCode", "sendTicketMail ticket-filed", "sendTicketMail review-overdue");
    ticket.review("reject");
    assertThat(ticket.steps()).endsWith("closeTicket rejected");
    assertThat(ticket.leftovers()).isEmpty();
  }

  @Test
  void secondReviewOverdueTellsSupervisorsOnceAndGoesOn() {
    ticket = Stage.IN_SECOND_REVIEW.ticket(engine);

    ticket.pass(ProcessSimulation.REVIEW_DEADLINE);
    ticket.pass(Duration.ofDays(30));

    assertThat(ticket.steps())
        .endsWith("sendTicketMail ticket-filed", "sendTicketMail review-overdue");
    ticket.reviewHeightened("reject");
    assertThat(ticket.steps()).endsWith("closeTicket rejected");
    assertThat(ticket.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  @Tag("R53")
  void ownerObjectedAt(Stage stage) {
    assertEndedBy(
        "mfa.ownerObjected", stage, "sendTicketMail owner-objected", "closeTicket objected");
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void stoppedAt(Stage stage) {
    assertEndedBy("mfa.stopped", stage, "sendTicketMail ticket-stopped", "closeTicket stopped");
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  @Tag("R56")
  void withdrawnAt(Stage stage) {
    assertEndedBy("mfa.withdrawn", stage, "closeTicket canceled");
  }

  private void assertEndedBy(String message, Stage stage, String... furtherSteps) {
    ticket = stage.ticket(engine);
    List<String> expected = new ArrayList<>(ticket.steps());
    expected.addAll(List.of(furtherSteps));
    assertThat(ticket.waitsAt(stage.activityId())).as("waits at %s", stage.activityId()).isTrue();

    ticket.receive(message);

    assertEnded(expected.toArray(String[]::new));
  }
}
