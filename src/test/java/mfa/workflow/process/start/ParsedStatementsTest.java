package mfa.workflow.process.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Engines that share their statements have a database each")
class ParsedStatementsTest {

  private static final List<Function<SqlSessionFactory, SqlSession>> WAYS =
      List.of(
          SqlSessionFactory::openSession,
          sessions -> sessions.openSession(true),
          sessions -> sessions.openSession(ExecutorType.SIMPLE),
          sessions -> sessions.openSession(ExecutorType.SIMPLE, true),
          sessions -> sessions.openSession(TransactionIsolationLevel.READ_COMMITTED),
          sessions ->
              sessions.openSession(ExecutorType.SIMPLE, TransactionIsolationLevel.READ_COMMITTED));

  private final ProcessEngine first = engine("parsed-first", "");
  private final ProcessEngine second = engine("parsed-second", "");

  private static ProcessEngine engine(String name, String tablePrefix) {
    var configuration = new MemoryConfiguration(name);
    configuration.setDatabaseTablePrefix(tablePrefix);
    return configuration.buildProcessEngine();
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  @Test
  @DisplayName("However a session is opened, it is on the database of its engine")
  void sessionsAreOnTheDatabaseOfTheirEngine() {
    assertThat(sessions(second).getConfiguration()).isSameAs(sessions(first).getConfiguration());
    for (var engine : List.of(first, second)) {
      assertThat(databases(engine))
          .hasSameSizeAs(WAYS)
          .allMatch(url -> url.endsWith(":" + engine.getName()));
    }
  }

  @Test
  @DisplayName("What one engine holds, the other does not find")
  void enginesAreApart() {
    first.getRepositoryService().createDeployment().addString("a.txt", "a").deploy();

    assertThat(first.getRepositoryService().createDeploymentQuery().count()).isOne();
    assertThat(second.getRepositoryService().createDeploymentQuery().count()).isZero();
  }

  @Test
  @DisplayName("An engine whose tables have other names has statements of its own")
  void otherTablesHaveOtherStatements() {
    var other = engine("parsed-other", "PUBLIC.");
    try {
      assertThat(sessions(other).getConfiguration())
          .isNotSameAs(sessions(first).getConfiguration());
    } finally {
      other.close();
    }
  }

  private static Stream<String> databases(ProcessEngine engine) {
    return WAYS.stream().map(way -> database(way.apply(sessions(engine))));
  }

  private static String database(SqlSession session) {
    try (session) {
      return session.getConnection().getMetaData().getURL();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SqlSessionFactory sessions(ProcessEngine engine) {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getSqlSessionFactory();
  }
}
