package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes over one PostgreSQL; an H2 file admits only one, and the engine takes no lock there.
 */
@Tag("thorough")
class TwoNodesTest {

  @Test
  void nodesStartingTogetherDeployOnce() throws Exception {
    try (var database = EmbeddedPostgres.start();
        var threads = Executors.newFixedThreadPool(2)) {
      ProcessEngine first = node(database.getPostgresDatabase(), "create");
      ProcessEngine second = node(database.getPostgresDatabase(), "false");
      var together = new CyclicBarrier(2);

      for (var start :
          threads.invokeAll(List.of(start(first, together), start(second, together)))) {
        start.get();
      }

      assertThat(first.getRepositoryService().createProcessDefinitionQuery().count()).isEqualTo(1);
      first.close();
      second.close();
    }
  }

  private static ProcessEngine node(DataSource database, String schema) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName(UUID.randomUUID().toString());
    configuration.setDataSource(database);
    configuration.setDatabaseSchemaUpdate(schema);
    configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    configuration.setJobExecutorActivate(false);
    configuration.setMetricsEnabled(false);
    // The lock on this virtual machine would hide that there are two.
    configuration.setDeploymentSynchronized(false);
    configuration.setCustomPreBPMNParseListeners(
        List.of(new ModelGuard(List.of(UnbindModel.CONTRACT))));
    return configuration.buildProcessEngine();
  }

  private static Callable<Void> start(ProcessEngine node, CyclicBarrier together) {
    return () -> {
      together.await();
      new ProcessDeployer(List.of(UnbindModel.CONTRACT), new RememberedVersions())
          .deploy(node.getRepositoryService(), new PackagedFile(UnbindModel.text()));
      return null;
    };
  }
}
