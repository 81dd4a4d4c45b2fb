package mfa.ticket.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import mfa.mail.MailTemplate;
import mfa.support.TestAccount;
import mfa.ticket.TicketMails;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.ReviewService;
import mfa.workflow.WayIn;
import mfa.workflow.process.Finding;
import mfa.workflow.process.ModelFindings;
import mfa.workflow.process.Redrawn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@Tag("R48")
@Tag("R77")
@DisplayName("R48: no model mails without end, whatever it draws")
class MailingModelsTest extends WithTickets {

  private static final Duration DAY = Duration.ofDays(1);
  private static final int ROUNDS = 60;
  private static final int ATTEMPTS = 10;

  private String deployment;

  @AfterEach
  void leaveTheRealModel() {
    if (deployment != null) {
      jobs.engine().getRepositoryService().deleteDeployment(deployment, true);
    }
  }

  @ParameterizedTest(name = "R48 R77 {0}")
  @Tag("thorough")
  @EnumSource(mode = Mode.EXCLUDE, names = "CODES_BY_A_SHORT_TIMER")
  @DisplayName("R48 R77 So many mails a day, then an incident at the desk that can be tried again")
  void mailsOfATicketAreBounded(MailingModel model) {
    deploy(model.file);
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    if (model.mail == MailTemplate.TICKET_APPROVED) {
      approve(agent(), number);
    }

    passHours(number);

    assertThat(mails.count(account, model.mail)).isEqualTo(TicketMails.MAX_PER_DAY);
    assertThat(jobs.incidents(number.text()))
        .isNotEmpty()
        .allSatisfy(incident -> assertThat(incident).contains("too often within a day"));

    clock.moveBy(DAY);
    agent().does(() -> the(ReviewService.class).retry(number));
    run(number);

    assertThat(mails.count(account, model.mail)).isGreaterThan(TicketMails.MAX_PER_DAY);
  }

  @Test
  @DisplayName("R48 R77 The same holds for the codes of a draft")
  void codesOfADraftAreBounded() {
    deploy(MailingModel.CODES_BY_A_SHORT_TIMER.file);
    TestAccount account = accounts.boundMember();
    draft(account);
    TicketNumber number = new TicketNumber(draftOf(account));

    passHours(number);

    assertThat(mails.count(account, MailTemplate.UNBIND_CODE)).isEqualTo(TicketMails.MAX_PER_DAY);
    assertThat(jobs.incidents(number.text())).isNotEmpty();
  }

  @Test
  @DisplayName(
      "R48 R77 A model that asks for the reset again and again is sent back as often a day")
  void refusedResetsAreBounded() {
    deploy(
        new Redrawn()
            .node(
                "boundaryEvent_added",
                "<bpmn:boundaryEvent id=\"boundaryEvent_added\""
                    + " attachedToRef=\"userTask_reviewTicket\">"
                    + MailingModel.timer("timeDuration", "PT1S")
                    + "</bpmn:boundaryEvent>")
            .flow("flow_on", "boundaryEvent_added", "serviceTask_resetAuthenticators")
            .text());
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);

    for (int i = 0; i < ROUNDS; i++) {
      pass(Duration.ofSeconds(1), number);
      continueTo();
    }

    assertThat(mails.count(account, MailTemplate.TICKET_REVIEWED_AGAIN))
        .isEqualTo(TicketMails.MAX_PER_DAY);
    assertThat(jobs.isRunning(number.text())).isTrue();

    clock.moveBy(DAY);
    continueTo();
    assertThat(jobs.openTasks(number.text())).isOne();
  }

  @ParameterizedTest(name = "R48 R68 {0}")
  @EnumSource
  @Tag("R68")
  @DisplayName("R48 R68 Whichever way such a model comes, it is refused for that")
  void modelThatMailsByItselfComesInByNoWay(WayIn way) {
    var deployment = way.open(services);
    for (MailingModel model : MailingModel.values()) {
      assertThat(deployment.apply(model.file.getBytes(UTF_8)))
          .as(model.name())
          .filteredOn(Finding::error)
          .singleElement()
          .satisfies(finding -> assertThat(ModelFindings.rule(finding)).isEqualTo(model.rule));
    }
    assertThat(WayIn.PAGE.open(services).apply(ModifiedModel.packaged().getBytes(UTF_8))).isEmpty();
  }

  /** Rounds of a second, and then long enough for all attempts of a step. */
  private void passHours(TicketNumber number) {
    for (int i = 0; i < ROUNDS; i++) {
      pass(Duration.ofSeconds(1), number);
    }
    for (int i = 0; i < ATTEMPTS; i++) {
      pass(Duration.ofMinutes(5), number);
    }
  }

  private void deploy(String model) {
    deployment =
        jobs.engine()
            .getRepositoryService()
            .createDeployment()
            .addString("mfa-unbind.bpmn", model)
            .deploy()
            .getId();
  }
}
