package mfa.ticket.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.ticket.TicketNumber;
import mfa.workflow.migration.InstanceMigrated;
import mfa.workflow.migration.MigrationBegins;

/** Keeps a ticket right while its process is moved to another version, in the same transaction. */
@ApplicationScoped
public class MigrationObserver {

  @Inject private TicketProcessService tickets;

  void lock(@Observes MigrationBegins begins) {
    tickets.lock(new TicketNumber(begins.number()));
  }

  void migrate(@Observes InstanceMigrated migrated) {
    tickets.migrate(
        new TicketNumber(migrated.number()),
        migrated.source(),
        migrated.target(),
        migrated.steps());
  }
}
