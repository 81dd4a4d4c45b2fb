package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** Plays each path of a packaged model; the last test sees that none was forgotten. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
abstract class PackagedPaths {

  private final Set<String> passed = new HashSet<>();
  private final ProcessContract contract;
  private final int minNodes;

  InMemoryEngine engine;
  ProcessSimulation ticket;

  /**
   * @param minNodes as many as the model has at least
   */
  PackagedPaths(ProcessContract contract, int minNodes) {
    this.contract = contract;
    this.minNodes = minNodes;
  }

  @BeforeAll
  void deployThePackagedModel() {
    engine = InMemoryEngine.guardedBy(List.of(contract));
    new ProcessDeployer(List.of(contract), new RememberedVersions())
        .deploy(engine.repository(), PackagedPaths.class.getClassLoader());
  }

  @AfterEach
  void rememberWhatWasPassed() {
    if (ticket != null) {
      passed.addAll(ticket.passed());
    }
    ticket = null;
    ClockUtil.reset();
  }

  @AfterAll
  void closeTheEngine() {
    engine.close();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyNodeOfTheModelWasPassedByTheTestsBefore() {
    String definition = engine.repository().createProcessDefinitionQuery().singleResult().getId();
    Set<String> nodes =
        engine
            .repository()
            .getBpmnModelInstance(definition)
            .getModelElementsByType(FlowNode.class)
            .stream()
            .map(FlowNode::getId)
            .collect(Collectors.toSet());

    assertThat(nodes).hasSizeGreaterThanOrEqualTo(minNodes);
    assertThat(passed).containsAll(nodes);
  }

  /** Mails and outcome as told, in this order, and nothing left of the process. */
  void assertEnded(String... steps) {
    assertThat(ticket.steps()).containsExactly(steps);
    assertThat(ticket.isOpen()).isFalse();
    assertThat(ticket.leftovers()).isEmpty();
  }
}
