package mfa.workflow.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import mfa.platform.time.BusinessHours;
import mfa.workflow.process.calendar.BusinessCalendars;
import mfa.workflow.process.start.MemoryConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;

/** An engine in memory, its jobs run by hand, its delegates recorded. */
final class InMemoryEngine implements AutoCloseable {

  private final RecordingDelegates delegates = new RecordingDelegates();
  private final ProcessEngine engine;

  private InMemoryEngine(List<ModelGuard> guards) {
    var configuration = new MemoryConfiguration(UUID.randomUUID().toString());
    configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    configuration.setMetricsEnabled(false);
    configuration.setBusinessCalendarManager(new BusinessCalendars(BusinessHours.weekdays()));
    configuration.setBeans(delegates.beans());
    configuration.setCustomPreBPMNParseListeners(List.copyOf(guards));
    engine = configuration.buildProcessEngine();
  }

  /** As in production. */
  static InMemoryEngine guarded() {
    return guardedBy(List.of(UnbindModel.CONTRACT));
  }

  /** As in production, with other processes. */
  static InMemoryEngine guardedBy(List<ProcessContract> contracts) {
    return new InMemoryEngine(List.of(new ModelGuard(contracts)));
  }

  /** Takes whatever the engine itself takes. */
  static InMemoryEngine unguarded() {
    return new InMemoryEngine(List.of());
  }

  ProcessEngine engine() {
    return engine;
  }

  RecordingDelegates delegates() {
    return delegates;
  }

  RepositoryService repository() {
    return engine.getRepositoryService();
  }

  /** Puts a model into the engine past validator and deployer. */
  void deploy(String model) {
    repository()
        .createDeployment()
        .addInputStream(
            UnbindModel.FILE_NAME, new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
        .deploy();
  }

  @Override
  public void close() {
    engine.close();
  }
}
