package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.ticket.desk.DeskResult;

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
  public DeskResult refused(AuditAction action, Ticket ticket, DeskResult refusal) {
    audit.record(
        AuditEvent.failure(action, ticket.accountId()).saying(ticket.number() + " " + refusal));
    return refusal;
  }
}
