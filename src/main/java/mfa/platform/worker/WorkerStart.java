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

/** Starts the workers after the tables and the process engine, and stops them before those. */
@Singleton
@Startup
@DependsOn({"DatabaseStart", "WorkflowEngine"})
@TransactionManagement(TransactionManagementType.BEAN)
public class WorkerStart {

  @Resource private ManagedThreadFactory threads;
  @Inject private Workers workers;

  @PostConstruct
  void start() {
    workers.start(threads);
  }

  @PreDestroy
  void stop() {
    workers.stop();
  }
}
