package mfa.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.Dependent;
import java.util.List;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workflow.process.EngineModels;
import mfa.workflow.process.Finding;
import mfa.workflow.process.ModelFindings;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that has something against a file that all our rules let pass. */
@Tag("R68")
@DisplayName("R68: what only the engine refuses is a finding too, whichever way the file came")
class EngineRefusalTest extends WithProcesses {

  @ParameterizedTest
  @Tag("thorough")
  @ValueSource(strings = {"refused", "broken"})
  void whatOnlyTheEngineRefusesIsAFinding(String tag) {
    TestAccount owner = processOwner();
    Visitor visitor = atWork(owner);
    int before = running();

    try (Services picky = services.another(PickyEngine.class)) {
      Visitor there = visitor.at(picky);
      DeploymentResult onThePage =
          there.does(
              () ->
                  picky
                      .get(DeploymentService.class)
                      .deploy(PROCESS, tagged(tag), NOTE, DeploymentSource.UPLOAD, before));
      DeployTokenResult token =
          there.does(() -> picky.get(DeployTokenService.class).make("Laptop", 1));
      ModelerResult fromModeler =
          anonymous()
              .at(picky)
              .does(
                  () ->
                      picky
                          .get(ModelerService.class)
                          .deploy(
                              new DeployCredentials(null, ((DeployTokenResult.Made) token).token()),
                              tagged(tag),
                              NOTE));

      assertRefusal(((DeploymentResult.Refused) onThePage).findings(), tag);
      assertRefusal(((ModelerResult.Refused) fromModeler).findings(), tag);
      List<Finding> others =
          there.does(() -> picky.get(EngineModels.class).findings(PROCESS, tagged("fine")));
      assertThat(others).isEmpty();
    }

    assertThat(running()).isEqualTo(before);
    assertThat(audit.count(owner, AuditAction.PROCESS_DEPLOYED, AuditResult.FAILURE)).isEqualTo(2);
  }

  private static void assertRefusal(List<Finding> findings, String tag) {
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.error()).isTrue(),
            finding ->
                assertThat(finding.elementId())
                    .isEqualTo(tag.equals("refused") ? PROCESS : PROCESS + ".bpmn"),
            finding -> assertThat(ModelFindings.rule(finding)).contains("It is called " + tag));
  }

  /** Reads each file behind all our rules; some are refused as models, others as nobody foresaw. */
  @Dependent
  public static class PickyEngine extends AbstractBpmnParseListener {

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
      String words = "It is called " + process.getVersionTag();
      if ("refused".equals(process.getVersionTag())) {
        throw new BpmnParseException(words, element);
      }
      if ("broken".equals(process.getVersionTag())) {
        throw new IllegalStateException(words);
      }
    }
  }
}
