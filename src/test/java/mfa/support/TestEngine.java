package mfa.support;

import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mfa.platform.time.BusinessHours;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessDeployer;
import mfa.workflow.process.WaitingDelegate;
import mfa.workflow.process.WorkflowEngine;
import mfa.workflow.process.version.PackagedModels;
import mfa.workflow.process.version.VersionRecord;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The process engine as production sets it up, on the transactions and the clock of a test; its
 * jobs are run by {@link Jobs}. Most services that a test starts for itself never ask for it, and
 * it takes longer to start than all the rest.
 */
final class TestEngine extends WorkflowEngine {

  private final Transactions transactions;
  private final TestDatabase.Running database;
  private final Clock clock;
  private Supplier<ProcessEngine> making;
  private ProcessEngine engine;

  TestEngine(Transactions transactions, TestDatabase.Running database, Clock clock) {
    this.transactions = transactions;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Names what it is made of; it starts when it is first asked for.
   *
   * @param server runs what a server does of its own
   */
  void prepare(
      Instance<Object> beans,
      String name,
      Function<Supplier<ProcessEngine>, ProcessEngine> server) {
    making = () -> server.apply(() -> make(beans, name));
  }

  private ProcessEngine make(Instance<Object> beans, String name) {
    EngineInTransactions configuration = new EngineInTransactions(transactions);
    configuration.setProcessEngineName(name);
    configuration.setDataSource(dataSource());
    configuration.setJobExecutorActivate(false);
    List<ProcessContract> contracts = all(ProcessContract.class, beans);
    BusinessHours hours = beans.select(BusinessHours.class).get();
    List<BpmnParseListener> listeners = all(BpmnParseListener.class, beans);
    configure(configuration, delegates(beans), listeners, contracts, hours);
    ProcessEngine made = configuration.buildProcessEngine();
    VersionRecord versions = beans.select(VersionRecord.class).get();
    transactions.call(
        TransactionAttributeType.REQUIRES_NEW,
        () -> {
          new ProcessDeployer(contracts, versions)
              .deploy(
                  made.getRepositoryService(), beans.select(PackagedModels.class).get().files());
          return null;
        });
    return made;
  }

  private static Map<Object, Object> delegates(Instance<Object> beans) {
    Map<Object, Object> delegates = new HashMap<>();
    for (Class<?> kind : List.of(JavaDelegate.class, WaitingDelegate.class)) {
      beans
          .select(kind, Any.Literal.INSTANCE)
          .handles()
          .forEach(handle -> delegates.put(handle.getBean().getName(), handle.get()));
    }
    return delegates;
  }

  private static <T> List<T> all(Class<T> kind, Instance<Object> beans) {
    return beans.select(kind, Any.Literal.INSTANCE).stream().toList();
  }

  /** The engine, at the time of the test. */
  @Override
  public ProcessEngine engine() {
    ProcessEngine started = started();
    ClockUtil.setCurrentTime(Date.from(clock.instant()));
    return started;
  }

  /** Started on a thread of its own: it is no part of the transaction that happens to ask first. */
  private synchronized ProcessEngine started() {
    if (engine == null) {
      engine = CompletableFuture.supplyAsync(making, Thread.ofPlatform()::start).join();
    }
    return engine;
  }

  @Override
  public void takeJobs() {
    // Tests run them.
  }

  synchronized void stop() {
    if (engine != null) {
      engine.close();
    }
  }

  private DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                return connection();
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  /** That of the transaction, which the engine leaves open; outside of one, a connection alone. */
  private Connection connection() throws SQLException {
    Connection ofTransaction = transactions.connection();
    if (ofTransaction == null) {
      return database.source().getConnection();
    }
    Set<String> ofTheTransaction = Set.of("close", "commit", "rollback", "setAutoCommit");
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (ofTheTransaction.contains(method.getName())) {
                return null;
              }
              try {
                return method.invoke(ofTransaction, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
