package mfa.workflow.process;

import static mfa.workflow.process.UnbindModel.changed;
import static mfa.workflow.process.UnbindModel.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a start does with the packaged files: all or none, only what is new, nobody's work undone.
 */
class ProcessDeployerTest {

  private static final String OTHER_DEADLINE =
      with(
          "<bpmn:timerEventDefinition id=\"timerDefinition_noReply\"><bpmn:timeDuration"
              + " xsi:type=\"bpmn:tFormalExpression\">${replyDeadline}<",
          "<bpmn:timerEventDefinition id=\"timerDefinition_noReply\"><bpmn:timeDuration"
              + " xsi:type=\"bpmn:tFormalExpression\">PT24H<");

  private static InMemoryEngine engine;

  private final ProcessDeployer deployer =
      new ProcessDeployer(List.of(UnbindModel.CONTRACT), new RememberedVersions());

  @BeforeAll
  static void startTheEngine() {
    engine = InMemoryEngine.guarded();
  }

  @AfterEach
  void removeWhatWasDeployed() {
    for (Deployment deployment : engine.repository().createDeploymentQuery().list()) {
      engine.repository().deleteDeployment(deployment.getId(), true);
    }
    ClockUtil.reset();
  }

  @AfterAll
  static void closeTheEngine() {
    engine.close();
  }

  @Test
  void startWithoutAnyContractIsRefused() {
    var nothing = new ProcessDeployer(List.of(), new RememberedVersions());

    assertThatThrownBy(() -> nothing.deploy(engine.repository(), getClass().getClassLoader()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("No feature provides a ProcessContract");
    assertThat(versions()).isEmpty();
  }

  @Test
  void firstStartDeploysTheFile() {
    deploy(UnbindModel.text());

    ProcessDefinition running = versions().getFirst();
    assertThat(running.getKey()).isEqualTo("mfa-unbind");
    assertThat(running.getVersionTag()).isEqualTo("1.0");
    assertThat(running.getHistoryTimeToLive()).isEqualTo(365);
    assertThat(engine.repository().createDeploymentQuery().singleResult().getSource())
        .isEqualTo("package");
  }

  @Test
  void unchangedFileMakesNoNewVersion() {
    deploy(UnbindModel.text());

    deploy(UnbindModel.text());

    assertThat(versions()).hasSize(1);
    assertThat(engine.repository().createDeploymentQuery().count()).isEqualTo(1);
  }

  @Test
  void newTicketsFollowTheNewFileAndRunningOnesFinishOnTheirVersion() {
    deploy(UnbindModel.text());
    ProcessSimulation old = Stage.REPLY_AWAITED.ticket(engine);
    deploy(OTHER_DEADLINE);
    assertThat(versions()).hasSize(2);

    old.pass(ProcessSimulation.REPLY_DEADLINE.minusSeconds(1));
    ProcessSimulation recent = Stage.REPLY_AWAITED.ticket(engine);
    recent.pass(Duration.ofHours(24));

    assertThat(old.isOpen()).isTrue();
    assertThat(recent.steps()).endsWith("closeTicket noReply", "sendTicketMail ticket-no-reply");
  }

  @Test
  void fileThatRanBeforeReplacesNothing() {
    deploy(UnbindModel.text());
    deploy(OTHER_DEADLINE);

    deploy(UnbindModel.text());

    assertThat(versions()).hasSize(2);
  }

  @Test
  void versionDeployedByHandIsLeftAlone() {
    deploy(UnbindModel.text());
    engine.deploy(OTHER_DEADLINE);

    deploy(with("camunda:versionTag=\"1.0\"", "camunda:versionTag=\"1.1\""));

    assertThat(versions()).hasSize(2);
  }

  @Test
  void faultyFileStopsTheStartWithAllFindings() {
    String faulty = with(" camunda:formKey=\"ticket-second-review\"", "");
    faulty = changed(faulty, "name=\"mfa.codeRequested\"", "name=\"mfa.otherCode\"");
    PackagedFile file = new PackagedFile(faulty);

    assertThatThrownBy(() -> deployer.deploy(engine.repository(), file))
        .isInstanceOf(InvalidProcessException.class)
        .hasMessageContaining(
            "Error at message_codeRequested (mfa.otherCode): A message is one of the")
        .hasMessageContaining("Error at userTask_secondReview (Review a second time): A user task")
        .extracting(e -> ((InvalidProcessException) e).findings())
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(2);

    assertThat(versions()).isEmpty();
  }

  @Test
  void warningsStopNothing() {
    deploy(with(" camunda:versionTag=\"1.0\"", ""));

    assertThat(versions()).hasSize(1);
  }

  @Test
  void missingFileStopsTheStart() {
    assertThatThrownBy(() -> deployer.deploy(engine.repository(), new PackagedFile(null)))
        .hasMessage("The package has no bpmn/mfa-unbind.bpmn");
  }

  private void deploy(String model) {
    deployer.deploy(engine.repository(), new PackagedFile(model));
  }

  private static List<ProcessDefinition> versions() {
    return engine.repository().createProcessDefinitionQuery().list();
  }
}
