package mfa.workflow.dryrun.process;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import mfa.platform.time.BusinessHours;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.WorkflowEngine;
import mfa.workflow.process.start.MemoryConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;

/**
 * An engine in memory for one model: guarded as the one of the server, without threads, and gone
 * when it is closed. Its delegates do nothing but write down that they were called.
 */
final class DryRunEngine implements AutoCloseable {

  private static final AtomicLong NUMBER = new AtomicLong();

  private final Trace trace;
  private final ProcessContract contract;
  private final PlayLimit limit;
  private final ProcessEngine engine;

  /** The elements of events by the engine's ids of what their timers do. */
  private final Map<String, String> timers = new HashMap<>();

  DryRunEngine(ProcessContract contract, PlayLimit limit) {
    this.contract = contract;
    this.limit = limit;
    this.trace = new Trace(limit);
    var configuration = new MemoryConfiguration("dry-run-" + NUMBER.incrementAndGet());
    // Its timers fire when they are asked to, whatever the time.
    WorkflowEngine.configure(
        configuration, delegates(), List.of(), List.of(contract), BusinessHours.weekdays());
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY);
    configuration.setHistoryEventHandler(trace);
    // A model that breaks is told to its author, and is no trouble of the server.
    configuration.setEnableCmdExceptionLogging(false);
    configuration.setCmmnEnabled(false);
    configuration.setDmnEnabled(false);
    engine = configuration.buildProcessEngine();
  }

  private Map<Object, Object> delegates() {
    Map<Object, Object> beans = new HashMap<>();
    for (ProcessContract.Delegate delegate : contract.delegates()) {
      JavaDelegate bean =
          execution ->
              trace.called(
                  execution,
                  delegate.name(),
                  delegate.input().isEmpty()
                      ? ""
                      : String.valueOf(execution.getVariable(delegate.input())));
      beans.put(delegate.name(), bean);
    }
    return beans;
  }

  /**
   * @throws ProcessEngineException if the engine refuses the file, which the checks should have
   *     done
   */
  void deploy(byte[] file) {
    engine
        .getRepositoryService()
        .createDeployment()
        .addInputStream(contract.process() + ".bpmn", new ByteArrayInputStream(file))
        .deploy();
    for (JobDefinition definition :
        engine.getManagementService().createJobDefinitionQuery().list()) {
      timers.put(definition.getId(), definition.getActivityId());
    }
  }

  /** A ticket at the start of the model that was deployed. */
  PlayedTicket begin(PlayedModel model, Map<String, Object> variables) {
    trace.begin();
    return new PlayedTicket(this, model, variables);
  }

  /** What the last ticket came to. */
  Trace trace() {
    return trace;
  }

  ProcessEngine engine() {
    return engine;
  }

  ProcessContract contract() {
    return contract;
  }

  PlayLimit limit() {
    return limit;
  }

  /** The event whose timer a job is. */
  String timerOf(Job job) {
    return timers.get(job.getJobDefinitionId());
  }

  @Override
  public void close() {
    engine.close();
  }
}
