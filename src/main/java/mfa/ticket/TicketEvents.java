package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import mfa.account.PasswordReplaced;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.CodeAccepted;
import mfa.authenticator.CodeLocked;
import mfa.mail.MailSent;
import mfa.mail.MailTemplate;

/** What happens elsewhere and concerns a ticket, in the same transaction. */
@Dependent
class TicketEvents {

  private final Tickets tickets;
  private final Unbinding unbinding;
  private final TicketSettings settings;
  private final AuditService audit;
  private final Clock clock;

  @Inject
  TicketEvents(
      Tickets tickets,
      Unbinding unbinding,
      TicketSettings settings,
      AuditService audit,
      Clock clock) {
    this.tickets = tickets;
    this.unbinding = unbinding;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whoever has a valid code needs no unbinding (R56). */
  void onCodeAccepted(@Observes CodeAccepted event) {
    withdraw(event.accountId(), "A valid code was entered.");
  }

  void onPasswordReplaced(@Observes PasswordReplaced event) {
    withdraw(event.accountId(), "The password was replaced.");
  }

  private void withdraw(long accountId, String reason) {
    tickets.draftOf(accountId).ifPresent(draft -> withdraw(draft, reason));
    tickets.openOf(accountId).ifPresent(ticket -> withdraw(ticket, reason));
  }

  private void withdraw(Ticket ticket, String reason) {
    if (ticket.isCalledOff() || ticket.resetAt() != null) {
      return;
    }
    ticket.withdraw(clock.instant());
    unbinding.withdrawn(ticket.number());
    audit.record(
        AuditEvent.success(AuditAction.TICKET_WITHDRAWN, ticket.accountId())
            .saying(ticket.number() + " " + reason));
  }

  void onCodeLocked(@Observes CodeLocked event) {
    tickets.openOf(event.accountId()).ifPresent(Ticket::noteLock);
  }

  /** The wait begins with the mail server's acceptance (R53). */
  void onMailSent(@Observes MailSent event) {
    TicketNumber number = new TicketNumber(event.ticketNumber());
    if (event.template() == MailTemplate.TICKET_FILED) {
      tickets.find(number).ifPresent(ticket -> ticket.noteFiledNotice(clock.instant()));
    }
    if (event.template() == MailTemplate.TICKET_APPROVED) {
      tickets
          .find(number)
          .ifPresent(
              ticket -> {
                ticket.noteApprovedNotice(
                    settings.waitingPeriod(ticket.heightened()), clock.instant());
                unbinding.noticeDelivered(number);
              });
    }
  }
}
