package mfa.workflow.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mfa.workflow.dryrun.PlayedPath.Ending;
import mfa.workflow.dryrun.PlayedPath.Kind;
import mfa.workflow.process.Finding;
import mfa.workflow.process.Redrawn;
import mfa.workflow.process.UnbindModel;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R69")
@DisplayName("R69: a dry run plays every path of a model, and nothing happens but that")
class ProcessDryRunTest {

  private static final DryRun PACKAGED = PlayedModels.play(UnbindModel.text());

  @Test
  void everyPathOfThePackagedModelIsPlayed() {
    assertThat(PACKAGED.isPlayed()).isTrue();
    assertThat(PACKAGED.isComplete()).isTrue();
    assertThat(PACKAGED.paths().stream().map(ProcessDryRunTest::inWords))
        .containsExactly(
            "MAIN: START Unbind requested; ACTION sendVerificationCode; "
                + "MESSAGE mfa.codeRequested; ACTION sendVerificationCode; "
                + "RETURNS Code entered in time?",
            "MAIN: START Unbind requested; ACTION sendVerificationCode; "
                + "MESSAGE mfa.emailVerified; MAIL ticket-filed; "
                + "PERSON agents{decision=[approve], heightened=[false]}; MAIL ticket-approved; "
                + "MESSAGE mfa.noticeDelivered; TIMER PT24H; ACTION resetAuthenticators; "
                + "MAIL ticket-done; CLOSE reset; END Authenticators reset",
            "MAIN: START Unbind requested; ACTION sendVerificationCode; "
                + "MESSAGE mfa.emailVerified; MAIL ticket-filed; "
                + "PERSON agents{decision=[approve], heightened=[true]}; "
                + "PERSON supervisors{decision=[approve]}; MAIL ticket-approved; "
                + "MESSAGE mfa.noticeDelivered; TIMER PT24H; ACTION resetAuthenticators; "
                + "MAIL ticket-done; CLOSE reset; END Authenticators reset",
            "MAIN: START Unbind requested; ACTION sendVerificationCode; "
                + "MESSAGE mfa.emailVerified; MAIL ticket-filed; "
                + "PERSON agents{decision=[approve], heightened=[true]}; "
                + "PERSON supervisors{decision=[reject]}; MAIL ticket-rejected; CLOSE rejected; "
                + "END Request rejected",
            "MAIN: START Unbind requested; ACTION sendVerificationCode; "
                + "MESSAGE mfa.emailVerified; MAIL ticket-filed; "
                + "PERSON agents{decision=[approve], heightened=[true]}; "
                + "PERSON supervisors{decision=[ask]}; MESSAGE mfa.requesterReplied; "
                + "PERSON supervisors; RETURNS Review a second time",
            "MAIN: START Unbind requested; ACTION sendVerificationCode; "
                + "MESSAGE mfa.emailVerified; MAIL ticket-filed; "
                + "PERSON agents{decision=[approve], heightened=[true]}; "
                + "PERSON supervisors{decision=[ask]}; TIMER PT168H; CLOSE noReply; "
                + "MAIL ticket-no-reply; END No reply",
            "MAIN: START Unbind requested; ACTION sendVerificationCode; "
                + "MESSAGE mfa.emailVerified; MAIL ticket-filed; PERSON agents{decision=[reject]}; "
                + "MAIL ticket-rejected; CLOSE rejected; END Request rejected",
            "MAIN: START Unbind requested; ACTION sendVerificationCode; "
                + "MESSAGE mfa.emailVerified; MAIL ticket-filed; PERSON agents{decision=[ask]}; "
                + "MESSAGE mfa.requesterReplied; PERSON agents; RETURNS Review unbind ticket",
            "MAIN: START Unbind requested; ACTION sendVerificationCode; "
                + "MESSAGE mfa.emailVerified; MAIL ticket-filed; PERSON agents{decision=[ask]}; "
                + "TIMER PT168H; CLOSE noReply; "
                + "MAIL ticket-no-reply; END No reply",
            "MAIN: START Unbind requested; ACTION sendVerificationCode; TIMER PT1H; "
                + "CLOSE expired; END Request expired",
            "BESIDE: TIMER PT48H; MAIL review-overdue; END Supervisors told again; "
                + "GOES_ON Review a second time",
            "BESIDE: TIMER PT48H; MAIL review-overdue; END Supervisors told; "
                + "GOES_ON Review unbind ticket",
            "ANY_TIME: MESSAGE mfa.ownerObjected; MAIL owner-objected; CLOSE objected; "
                + "END Disputed",
            "ANY_TIME: MESSAGE mfa.stopped; MAIL ticket-stopped; CLOSE stopped; "
                + "END Stopped by a supervisor",
            "ANY_TIME: MESSAGE mfa.withdrawn; CLOSE canceled; END Ticket withdrawn");
  }

  @Test
  void modelWithErrorsIsNotPlayed() {
    DryRun run = PlayedModels.play("<a/>");

    assertThat(run.isPlayed()).isFalse();
    assertThat(run.paths()).isEmpty();
    assertThat(run.findings()).isNotEmpty().allMatch(Finding::error);
  }

  @Test
  void clockAndOtherEnginesAreLeftAlone() {
    ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-03-02T08:00:00Z")));
    try {
      var engines = Map.copyOf(ProcessEngines.getProcessEngines());

      PlayedModels.play(UnbindModel.text());

      assertThat(ClockUtil.getCurrentTime()).isEqualTo("2026-03-02T08:00:00Z");
      assertThat(ProcessEngines.getProcessEngines()).isEqualTo(engines);
    } finally {
      ClockUtil.reset();
    }
  }

  @Test
  void decisionThatNobodyHasMadeYetLeadsTheDefaultWay() {
    String model =
        new Redrawn()
            .node(
                "exclusiveGateway_early",
                "<bpmn:exclusiveGateway id=\"exclusiveGateway_early\" name=\"Early?\""
                    + " default=\"flow_late\" />")
            .leading("sequenceFlow_emailVerified_to_mailFiled", "exclusiveGateway_early")
            .flow(
                "flow_early",
                "exclusiveGateway_early",
                "serviceTask_closeExpired",
                "${decision == 'approve'}")
            .flow("flow_late", "exclusiveGateway_early", "serviceTask_mailFiled")
            .text();

    DryRun run = PlayedModels.play(model);

    assertThat(run.findings()).noneMatch(Finding::error);
    assertThat(run.paths().stream().map(ProcessDryRunTest::inWords))
        .containsExactlyElementsOf(
            PACKAGED.paths().stream().map(ProcessDryRunTest::inWords).toList());
  }

  @Test
  @Tag("thorough")
  void modelWithTooManyPathsEndsAndSaysSo() {
    Redrawn model = new Redrawn();
    String before = "sequenceFlow_mailDone_to_closeReset";
    for (int i = 0; i < 12; i++) {
      String task = "userTask_more" + i;
      String gateway = "exclusiveGateway_more" + i;
      String mail = "serviceTask_more" + i;
      model
          .node(
              task,
              "<bpmn:userTask id=\"%s\" camunda:formKey=\"ticket-review\" camunda:candidateGroups=\"agents\" />"
                  .formatted(task))
          .node(
              gateway,
              "<bpmn:exclusiveGateway id=\"%s\" default=\"flow_on%d\" />".formatted(gateway, i))
          .node(
              mail,
              "<bpmn:serviceTask id=\"%s\" camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${sendTicketMail}\"><bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle><camunda:inputOutput><camunda:inputParameter name=\"mailTemplate\">review-reminder</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>"
                  .formatted(mail))
          .leading(before, task)
          .flow("flow_decide" + i, task, gateway)
          .flow("flow_mail" + i, gateway, mail, "${decision == 'ask'}")
          .flow("flow_on" + i, gateway, "serviceTask_closeReset")
          .flow("flow_mailed" + i, mail, "serviceTask_closeReset");
      if (i > 0) {
        model.leading("flow_on" + (i - 1), task).leading("flow_mailed" + (i - 1), task);
      }
      before = "flow_on" + i;
    }

    DryRun run = PlayedModels.play(model.text());

    assertThat(run.findings()).noneMatch(Finding::error);
    assertThat(run.isComplete()).isFalse();
    assertThat(run.paths()).hasSizeLessThanOrEqualTo(100);
  }

  /** Each ticket that is played does all of them. */
  @Test
  @Tag("R74")
  void workOfAllTicketsTogetherIsBounded() {
    DryRun run = PlayedModels.play(PlayedModels.withMails(300), 2_000);

    assertThat(run.findings()).as("hundreds of warnings about names and ids").isEmpty();
    assertThat(run.isComplete()).isFalse();
    assertThat(run.paths()).noneMatch(PlayedPath::isTrouble).hasSizeLessThan(10);
    assertThat(run.paths().stream().mapToInt(path -> path.steps().size()).sum()).isLessThan(2_000);
  }

  @Test
  @Tag("R74")
  void timeOfARunIsBounded() {
    var clock = new Slow();

    DryRun run = PlayedModels.play(UnbindModel.text(), clock);

    assertThat(run.isComplete()).isFalse();
    assertThat(run.paths()).hasSizeLessThan(PACKAGED.paths().size());
    assertThat(clock.passed()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  /** Each look at it takes a tenth of a second. */
  private static final class Slow extends Clock {

    private Instant now = Instant.EPOCH;

    Duration passed() {
      return Duration.between(Instant.EPOCH, now);
    }

    @Override
    public Instant instant() {
      now = now.plusMillis(100);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  @Tag("R77")
  void endWithoutAMailToTheRequesterIsAWarningOfItsPath() {
    DryRun run = PlayedModels.play(UnbindModel.with(">ticket-rejected<", ">review-reminder<"));

    assertThat(run.paths())
        .filteredOn(path -> !run.findings(path).isEmpty())
        .isNotEmpty()
        .allMatch(path -> path.steps().getLast().name().equals("Request rejected"));
  }

  @Test
  void differenceTellsWhatIsNewAndWhatIsGone() {
    String other =
        UnbindModel.with(
            "name=\"mailTemplate\">ticket-stopped<", "name=\"mailTemplate\">ticket-rejected<");

    DryRunDifference difference = DryRunDifference.of(PACKAGED, PlayedModels.play(other));

    assertThat(difference.onlyBefore())
        .singleElement()
        .matches(path -> path.kind() == Kind.ANY_TIME);
    assertThat(difference.onlyAfter())
        .singleElement()
        .matches(path -> path.kind() == Kind.ANY_TIME);
    assertThat(difference.same()).hasSize(PACKAGED.paths().size() - 1);
  }

  private static String inWords(PlayedPath path) {
    String steps =
        path.told().stream()
            .map(
                step ->
                    step.kind()
                        + " "
                        + (step.detail().isEmpty() ? step.name() : step.detail())
                        + (step.decision().isEmpty() ? "" : new TreeMap<>(step.decision())))
            .collect(Collectors.joining("; "));
    boolean isPlain = List.of(Ending.ENDED).contains(path.ending());
    return path.kind()
        + ": "
        + steps
        + (isPlain ? "" : "; " + path.ending() + " " + path.endingDetail());
  }
}
