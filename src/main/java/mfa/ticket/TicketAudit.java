package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;

/** Writes to the audit log what happened to a ticket, under its number. */
@Dependent
public class TicketAudit {

  @Inject private AuditService audit;

  public void record(AuditAction action, Ticket ticket) {
    record(action, ticket, "");
  }

  /**
   * @param detail short text without codes, secrets or addresses
   */
  public void record(AuditAction action, Ticket ticket, String detail) {
    audit.record(
        AuditEvent.success(action, ticket.accountId())
            .saying((ticket.number() + " " + detail).strip()));
  }

  /** That somebody requested what the rules do not let them; hands the refusal back. */
  public <R extends Enum<R>> R refused(AuditAction action, Ticket ticket, R refusal) {
    audit.record(
        AuditEvent.failure(action, ticket.accountId()).saying(ticket.number() + " " + refusal));
    return refusal;
  }
}
