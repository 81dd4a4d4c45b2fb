package mfa.ticket;

import java.util.List;
import java.util.function.Supplier;
import mfa.account.AccountService;
import mfa.platform.request.Client;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.workflow.process.WorkflowEngine;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.runtime.Job;

/** Tickets as the process has them, by a way shorter than that of their requesters. */
public final class FiledTickets {

  private static final int ATTEMPTS = 5;

  private final Services services;

  public FiledTickets(Services services) {
    this.services = services;
  }

  /** Waits for its first review; nobody has it. */
  public TicketNumber inReview(TestAccount owner) {
    return inReview(owner, "Phone lost");
  }

  TicketNumber inReview(TestAccount owner, String title) {
    TicketNumber number = draft(owner);
    runJobs(number);
    asServer(
        () -> {
          Tickets tickets = services.get(Tickets.class);
          Ticket ticket = tickets.find(number).orElseThrow();
          TicketPolicy policy = services.get(TicketPolicy.class);
          ticket.file(
              title,
              policy.reasonsAtFiling(
                  services.get(AccountService.class).profile(owner.id()).orElseThrow()),
              services.clock().instant());
          return services.get(Unbinding.class).emailVerified(number);
        });
    runJobs(number);
    return number;
  }

  private TicketNumber draft(TestAccount owner) {
    return asServer(
        () -> {
          Ticket ticket =
              new Ticket(
                  services.get(AccountService.class).profile(owner.id()).orElseThrow(),
                  new UnbindRequest.Form(
                      "form of " + owner.id(), new Client("192.0.2.7", "Browser"), null),
                  services.clock().instant());
          services.get(Tickets.class).add(ticket);
          ticket.noteProcess(services.get(Unbinding.class).start(ticket.number()));
          return ticket.number();
        });
  }

  /** Runs what the process left to the engine's threads. */
  void runJobs(TicketNumber number) {
    for (Job job : jobs(number)) {
      asServer(
          () -> {
            management().executeJob(job.getId());
            return null;
          });
    }
  }

  /** The waiting step fails at every attempt. */
  void fail(TicketNumber number, RuntimeException reason) {
    Job job = jobs(number).getFirst();
    for (int i = 0; i < ATTEMPTS; i++) {
      asServer(
          () ->
              ((ProcessEngineConfigurationImpl)
                      services.get(WorkflowEngine.class).engine().getProcessEngineConfiguration())
                  .getCommandExecutorTxRequired()
                  .execute(new DefaultJobRetryCmd(job.getId(), reason)));
    }
  }

  /** The steps that wait for the engine's threads; timers and failed ones are none. */
  List<Job> jobs(TicketNumber number) {
    return asServer(
        () ->
            management()
                .createJobQuery()
                .processInstanceId(
                    services.get(Tickets.class).find(number).orElseThrow().processInstanceId())
                .messages()
                .withRetriesLeft()
                .list());
  }

  private ManagementService management() {
    return services.get(WorkflowEngine.class).engine().getManagementService();
  }

  /** In a transaction of the server's own. */
  <T> T asServer(Supplier<T> work) {
    return services.asTimer(() -> services.inTransaction(entityManager -> work.get()));
  }
}
