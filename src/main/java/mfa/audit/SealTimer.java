package mfa.audit;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import mfa.platform.command.CommandSettings;

/**
 * Has the record sealed once a second; not by a process that runs a command, whose user may be
 * another one than the server's and would take the anchor's file from it.
 */
@Singleton
@Startup
@DependsOn("DatabaseStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class SealTimer {

  @Inject private SealWorker worker;
  @Inject private CommandSettings command;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void seal() {
    if (command.line().isEmpty()) {
      worker.work();
    }
  }
}
