package mfa.workflow.process.start;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.Transaction;
import org.apache.ibatis.transaction.TransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;

/**
 * The statements of the engine, which one engine has parsed, on the database of another: parsing
 * them takes nine tenths of the start of an engine.
 */
public final class ParsedStatements extends DefaultSqlSessionFactory {

  private static final Map<Kind, Configuration> PARSED = new ConcurrentHashMap<>();

  private final TransactionFactory transactions;
  private final DataSource database;

  private ParsedStatements(
      Configuration parsed, TransactionFactory transactions, DataSource database) {
    super(parsed);
    this.transactions = transactions;
    this.database = database;
  }

  /** What the statements of an engine depend on. */
  private record Kind(Class<?> engine, String database, String tablePrefix, Class<?> transactions) {

    Kind(ProcessEngineConfigurationImpl configuration) {
      this(
          configuration.getClass(),
          configuration.getDatabaseType(),
          configuration.getDatabaseTablePrefix(),
          configuration.getTransactionFactory().getClass());
    }
  }

  /**
   * Gives an engine its statements.
   *
   * @param configuration which knows its database by now
   * @param parse gives the configuration statements of its own; done for the first engine of its
   *     kind
   */
  public static void share(ProcessEngineConfigurationImpl configuration, Runnable parse) {
    Configuration parsed =
        PARSED.computeIfAbsent(
            new Kind(configuration),
            kind -> {
              parse.run();
              return configuration.getSqlSessionFactory().getConfiguration();
            });
    configuration.setSqlSessionFactory(
        new ParsedStatements(
            parsed, configuration.getTransactionFactory(), configuration.getDataSource()));
  }

  @Override
  public SqlSession openSession() {
    return openSession(false);
  }

  @Override
  public SqlSession openSession(boolean autoCommit) {
    return openSession(getConfiguration().getDefaultExecutorType(), autoCommit);
  }

  @Override
  public SqlSession openSession(ExecutorType type) {
    return openSession(type, false);
  }

  @Override
  public SqlSession openSession(ExecutorType type, boolean autoCommit) {
    return open(type, null, autoCommit);
  }

  @Override
  public SqlSession openSession(TransactionIsolationLevel level) {
    return openSession(getConfiguration().getDefaultExecutorType(), level);
  }

  @Override
  public SqlSession openSession(ExecutorType type, TransactionIsolationLevel level) {
    return open(type, level, false);
  }

  /** What is inherited would open one on the database of the engine that has parsed. */
  private SqlSession open(
      ExecutorType type, @Nullable TransactionIsolationLevel level, boolean autoCommit) {
    Transaction transaction = transactions.newTransaction(database, level, autoCommit);
    return new DefaultSqlSession(
        getConfiguration(), getConfiguration().newExecutor(transaction, type), autoCommit);
  }
}
