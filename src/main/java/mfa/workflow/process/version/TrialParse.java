package mfa.workflow.process.version;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Has the engine read a file without deploying it. What it would refuse at a deployment is known
 * before, and the transaction at hand goes on: a refused deployment would end it.
 */
public final class TrialParse {

  private final ProcessEngineConfigurationImpl configuration;

  public TrialParse(ProcessEngine engine) {
    this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  /** What the engine has against the file; empty where it takes it. */
  public List<Fault> faults(byte[] file) {
    return configuration.getCommandExecutorTxRequired().execute(context -> parse(file));
  }

  /** Nothing is thrown: the engine would mark the transaction. */
  private List<Fault> parse(byte[] file) {
    try {
      parser()
          .createParse()
          .sourceInputStream(new ByteArrayInputStream(file))
          .deployment(new DeploymentEntity())
          .execute();
      return List.of();
    } catch (ParseException e) {
      return e.getResorceReports().stream()
          .flatMap(report -> report.getErrors().stream())
          .map(error -> new Fault(text(error.getMainElementId()), text(error.getMessage())))
          .toList();
    } catch (RuntimeException e) {
      return List.of(new Fault("", text(e.getMessage())));
    }
  }

  private BpmnParser parser() {
    return configuration.getDeployers().stream()
        .filter(BpmnDeployer.class::isInstance)
        .map(BpmnDeployer.class::cast)
        .findFirst()
        .orElseThrow()
        .getBpmnParser();
  }

  private static String text(String text) {
    return Objects.requireNonNullElse(text, "");
  }

  /**
   * @param elementId empty where it is none's
   * @param message in the engine's words
   */
  public record Fault(String elementId, String message) {}
}
