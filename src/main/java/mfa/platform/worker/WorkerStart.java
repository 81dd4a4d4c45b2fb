package mfa.platform.worker;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import mfa.platform.command.CommandSettings;

/**
 * Starts the workers after the tables and the process engine, and stops them before those. Not in a
 * process that runs a command: a server may work beside it, and what is begun would be cut off by
 * its end; its user may even be another one, and would take the files of the server from it.
 */
@Singleton
@Startup
@DependsOn({"DatabaseStart", "WorkflowEngine"})
@TransactionManagement(TransactionManagementType.BEAN)
public class WorkerStart {

  @Resource private ManagedThreadFactory threads;
  @Inject private Workers workers;
  @Inject private CommandSettings command;

  @PostConstruct
  void start() {
    if (command.line().isEmpty()) {
      workers.start(threads);
    }
  }

  @PreDestroy
  void stop() {
    workers.stop();
  }
}
