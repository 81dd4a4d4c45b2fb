package mfa.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import mfa.platform.command.CommandRun;

/** Writes down which commands the operator has run; their arguments may hold personal data. */
@ApplicationScoped
class CommandAudit {

  @Inject private AuditService audit;

  void record(@Observes CommandRun run) {
    AuditEvent event =
        run.done()
            ? AuditEvent.success(AuditAction.COMMAND_RUN, null)
            : AuditEvent.failure(AuditAction.COMMAND_RUN, null);
    audit.recordAlone(event.saying("operator command " + run.name()));
  }
}
