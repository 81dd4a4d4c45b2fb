package mfa.ticket.unbind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mfa.account.AccountDeleted;
import mfa.account.AccountDisabled;
import mfa.account.EmailChanged;
import mfa.account.PasswordReplaced;
import mfa.audit.AuditAction;
import mfa.authenticator.AuthenticatorBound;
import mfa.authenticator.CodeAccepted;
import mfa.authenticator.CodeLocked;
import mfa.authenticator.MfaResetByOperator;
import mfa.mail.MailSent;
import mfa.mail.MailTemplate;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketMails;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketSettings;
import mfa.ticket.desk.TicketReview;
import mfa.ticket.process.UnbindMessage;
import mfa.ticket.process.UnbindProcess;

/** What happens elsewhere and concerns an unbind ticket, in the same transaction. */
@ApplicationScoped
class UnbindTicketObserver {

  @Inject private UnbindTickets tickets;
  @Inject private UnbindProcess process;
  @Inject private TicketSettings settings;
  @Inject private TicketMails mails;
  @Inject private TicketAudit audit;
  @Inject private Clock clock;

  void onCodeAccepted(@Observes CodeAccepted event) {
    withdraw(event.accountId(), Withdrawal.CODE_ACCEPTED);
  }

  void onAuthenticatorBound(@Observes AuthenticatorBound event) {
    withdraw(event.accountId(), Withdrawal.AUTHENTICATOR_BOUND);
  }

  void onMfaResetByOperator(@Observes MfaResetByOperator event) {
    withdraw(event.accountId(), Withdrawal.GLASS_BROKEN);
  }

  void onPasswordReplaced(@Observes PasswordReplaced event) {
    withdraw(event.accountId(), Withdrawal.PASSWORD_REPLACED);
  }

  void onEmailChanged(@Observes EmailChanged event) {
    withdraw(event.accountId(), Withdrawal.EMAIL_CHANGED);
  }

  void onAccountDisabled(@Observes AccountDisabled event) {
    withdraw(event.accountId(), Withdrawal.ACCOUNT_DISABLED);
  }

  void onAccountDeleted(@Observes AccountDeleted event) {
    withdraw(event.accountId(), Withdrawal.ACCOUNT_DELETED);
    tickets.of(event.accountId()).forEach(this::eraseReasons);
  }

  /** The ticket goes stale by itself (R56): nothing rests on it from now on. */
  private void withdraw(long accountId, Withdrawal reason) {
    tickets.unfinishedOf(accountId).stream()
        .map(TicketNumber::new)
        .map(tickets::lock)
        .flatMap(Optional::stream)
        .filter(ticket -> !ticket.isCanceled() && ticket.resetAt() == null)
        .forEach(ticket -> withdraw(ticket, reason));
  }

  private void withdraw(UnbindTicket ticket, Withdrawal reason) {
    ticket.withdraw(reason, clock.instant());
    audit.record(AuditAction.TICKET_WITHDRAWN, ticket, reason.name());
    if (ticket.isFiled()) {
      mails.notifyEnded(ticket, reason);
    }
  }

  /** What reviewers wrote about somebody who is gone. */
  private void eraseReasons(UnbindTicket ticket) {
    tickets.reviewsOf(ticket).forEach(TicketReview::eraseReason);
  }

  /** The lock waits its turn: it must not fail the attempt that it came from (R11, R14). */
  void onCodeLocked(@Observes CodeLocked event) {
    tickets
        .openOf(event.accountId())
        .filter(ticket -> !ticket.lockedWhileOpen())
        .map(UnbindTicket::number)
        .flatMap(tickets::lock)
        .filter(ticket -> ticket.isOpen() && !ticket.lockedWhileOpen())
        .ifPresent(this::recordLock);
  }

  private void recordLock(UnbindTicket ticket) {
    ticket.recordLock();
    mails.notifyLocked(ticket);
  }

  /** The wait begins with the mail server's acceptance (R53). */
  void onMailSent(@Observes MailSent event) {
    if (event.template() == MailTemplate.TICKET_FILED) {
      ticket(event).ifPresent(ticket -> ticket.recordFiledNotice(clock.instant()));
    }
    if (event.template() == MailTemplate.TICKET_APPROVED) {
      ticket(event).ifPresent(this::recordApprovedNotice);
    }
  }

  private Optional<UnbindTicket> ticket(MailSent event) {
    return tickets.lock(new TicketNumber(event.reference()));
  }

  private void recordApprovedNotice(UnbindTicket ticket) {
    ticket.recordApprovedNotice(settings.waitingPeriod(ticket.heightened()), clock.instant());
    process.send(UnbindMessage.NOTICE_DELIVERED, ticket.number());
  }
}
