package mfa.workflow.process.start;

import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/** Of an engine in memory, which is made often and soon gone. */
public final class MemoryConfiguration extends StandaloneInMemProcessEngineConfiguration {

  /**
   * @param name of the engine and of its database
   */
  public MemoryConfiguration(String name) {
    setProcessEngineName(name);
    setJdbcUrl("jdbc:h2:mem:" + name);
    setJobExecutorActivate(false);
  }

  @Override
  protected void initSqlSessionFactory() {
    ParsedStatements.share(this, super::initSqlSessionFactory);
  }
}
