package mfa.workflow.process;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mfa.platform.persistence.DatabaseWait;
import mfa.platform.persistence.StartLock;
import mfa.platform.time.BusinessHours;
import mfa.workflow.process.calendar.BusinessCalendars;
import mfa.workflow.process.job.ManagedJobExecutor;
import mfa.workflow.process.start.LocalParse;
import mfa.workflow.process.version.PackagedModels;
import mfa.workflow.process.version.VersionRecord;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.JakartaTransactionProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/**
 * Starts the process engine after the database: on our data source and transactions, on the
 * container's threads, without scripts, with our delegates as the only beans that models can name.
 * A faulty packaged model stops the start with all its findings. Jobs are taken from the first
 * {@link #takeJobs} on.
 */
@Singleton
@Startup
@DependsOn("DatabaseStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class WorkflowEngine {

  /** It makes its tables in this time. */
  private static final Duration MAX_START = Duration.ofMinutes(10);

  @Inject private DataSource dataSource;
  @Inject private DatabaseWait database;
  @Inject private StartLock lock;

  @Resource(lookup = "java:appserver/TransactionManager")
  private TransactionManager transactionManager;

  @Resource private ManagedExecutorService executor;
  @Resource private ManagedThreadFactory threads;
  @Inject private Clock clock;
  @Inject @Any private Instance<JavaDelegate> delegates;
  @Inject @Any private Instance<WaitingDelegate> waitingDelegates;
  @Inject @Any private Instance<BpmnParseListener> listeners;
  @Inject @Any private Instance<ProcessContract> contracts;
  @Inject private BusinessHours hours;
  @Inject private VersionRecord versions;
  @Inject private PackagedModels packaged;

  private ProcessEngine engine;
  private ManagedJobExecutor jobs;

  @PostConstruct
  void start() {
    database.untilThere(() -> lock.whileHeld(this::startOnce));
  }

  /** Nothing is left of a start that fails: there may be another. */
  private void startOnce() {
    ProcessEngineConfigurationImpl configuration = configuration();
    engine = inTransaction(configuration::buildProcessEngine);
    try {
      inTransaction(this::deploy);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  private Void deploy() {
    new ProcessDeployer(contracts(), versions)
        .deploy(engine.getRepositoryService(), packaged.files());
    return null;
  }

  private ProcessEngineConfigurationImpl configuration() {
    JakartaTransactionProcessEngineConfiguration configuration =
        new JakartaTransactionProcessEngineConfiguration();
    configuration.setProcessEngineName("mfa");
    configuration.setDataSource(dataSource);
    configuration.setTransactionManager(transactionManager);
    configuration.setTransactionsExternallyManaged(true);
    List<BpmnParseListener> all = new ArrayList<>();
    listeners.forEach(all::add);
    configure(configuration, beans(), all, contracts(), hours);
    jobs = new ManagedJobExecutor(executor, threads, clock);
    configuration.setJobExecutor(jobs);
    configuration.setJobExecutorActivate(false);
    return configuration;
  }

  /**
   * The engine begins transactions while it starts, and goes on with a connection that it had
   * before: so there is one from the beginning.
   */
  private <T> T inTransaction(Supplier<T> work) {
    try {
      transactionManager.setTransactionTimeout((int) MAX_START.toSeconds());
      transactionManager.begin();
      try {
        T result = work.get();
        transactionManager.commit();
        return result;
      } finally {
        if (transactionManager.getStatus() != Status.STATUS_NO_TRANSACTION) {
          transactionManager.rollback();
        }
        transactionManager.setTransactionTimeout(0);
      }
    } catch (NotSupportedException
        | SystemException
        | RollbackException
        | HeuristicMixedException
        | HeuristicRollbackException e) {
      throw new IllegalStateException("The process engine could not be started.", e);
    }
  }

  /**
   * Begins to take jobs, or sees to it that they are still taken.
   *
   * @throws IllegalStateException if none could be taken for some time
   */
  @PermitAll
  @Lock(LockType.READ)
  public void takeJobs() {
    jobs.ensureRunning();
  }

  /**
   * What holds wherever the engine runs.
   *
   * @param delegates the only beans that models can name
   * @param contracts of the only processes that it runs
   * @param hours in which working time passes
   */
  public static void configure(
      ProcessEngineConfigurationImpl configuration,
      Map<Object, Object> delegates,
      List<BpmnParseListener> listeners,
      List<ProcessContract> contracts,
      BusinessHours hours) {
    configuration.setDatabaseSchemaUpdate("true");
    // Several servers make ids without asking each other.
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.setHistory("full");
    configuration.setEnforceHistoryTimeToLive(true);
    configuration.setScriptEngineResolver(null);
    configuration.setEnableScriptCompilation(false);
    configuration.setAuthorizationEnabled(false);
    configuration.setMetricsEnabled(false);
    configuration.setTaskMetricsEnabled(false);
    configuration.setDefaultNumberOfRetries(5);
    configuration.setBusinessCalendarManager(new BusinessCalendars(hours));
    configuration.setBeans(delegates);
    configuration.setBpmnParseFactory(LocalParse::new);
    configuration.setCustomPreBPMNParseListeners(List.of(new ModelGuard(contracts)));
    configuration.setCustomPostBPMNParseListeners(new ArrayList<>(listeners));
  }

  private List<ProcessContract> contracts() {
    return contracts.stream().toList();
  }

  private Map<Object, Object> beans() {
    Map<Object, Object> beans = new HashMap<>();
    delegates.handles().forEach(handle -> beans.put(handle.getBean().getName(), handle.get()));
    waitingDelegates
        .handles()
        .forEach(handle -> beans.put(handle.getBean().getName(), handle.get()));
    return beans;
  }

  @PermitAll
  @Lock(LockType.READ)
  public ProcessEngine engine() {
    return engine;
  }

  @PreDestroy
  void stop() {
    engine.close();
  }
}
