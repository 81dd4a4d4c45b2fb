package mfa.ticket.unbind;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mfa.audit.AuditAction;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.ticket.Outcome;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketMails;
import mfa.ticket.TicketNumber;
import mfa.ticket.process.TicketProcess;
import mfa.ticket.process.UnbindMessage;
import mfa.ticket.process.UnbindProcess;

/**
 * Leads on from whatever refuses a reset, in every model (R77): back to a review whose approval is
 * lost, to the notice that is missing, on after the wait, or to an end that tells the requester. An
 * approval that is lost during the wait is found here, before its end; and so is a ticket that is
 * over and that its model has put to the desk, and one that waits for a notice delivered long ago.
 */
@Stateless
public class RefusedResetService {

  static final String WORKER = "refused-resets";

  @Inject private UnbindTickets tickets;
  @Inject private TicketPolicy policy;
  @Inject private UnbindProcess process;
  @Inject private TicketProcess anyProcess;
  @Inject private TicketMails mails;
  @Inject private OutboxService outbox;
  @Inject private TicketAudit audit;
  @Inject private Clock clock;

  /** Brings one on whose reset was refused, or which waits for it, as far as it can be now. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void continueTo(long id) {
    UnbindTicket seen = tickets.byId(id);
    TicketNumber number = seen.number();
    if (policy.obstacle(seen).isEmpty()) {
      // The reset takes the account before the ticket, so that nothing may be held here.
      passNoticeOn(seen);
      if (seen.refusal().isPresent()) {
        process.resetAgain(number);
      }
      return;
    }
    tickets
        .lock(number)
        .ifPresent(
            ticket -> policy.obstacle(ticket).ifPresent(obstacle -> continueTo(ticket, obstacle)));
  }

  private void continueTo(UnbindTicket ticket, ResetObstacle obstacle) {
    boolean refused = ticket.refusal().isPresent();
    switch (obstacle) {
      case NOT_APPROVED, NOT_APPROVED_TWICE -> {
        if (refused || ticket.approvedNoticeAt() != null) {
          sendBack(ticket, obstacle);
        }
      }
      case NOTICES_MISSING -> {
        if (refused) {
          notify(ticket);
        } else if (isNoticeLost(ticket)) {
          notify(ticket, MailTemplate.TICKET_APPROVED);
        } else {
          passNoticeOn(ticket);
        }
      }
      case WAIT_NOT_OVER -> {
        passNoticeOn(ticket);
        if (refused) {
          ticket.recordRefusal(obstacle);
        }
      }
      default -> {
        if (refused || ticket.isStranded()) {
          end(ticket, obstacle);
        }
      }
    }
  }

  /** The notice may have been delivered before the process came to where it waits for that. */
  private void passNoticeOn(UnbindTicket ticket) {
    if (ticket.approvedNoticeAt() != null) {
      process.sendAgain(UnbindMessage.NOTICE_DELIVERED, ticket.number());
    }
  }

  /** By then the outbox has forgotten a notice that it could not deliver, and the desk with it. */
  private boolean isNoticeLost(UnbindTicket ticket) {
    return ticket.isUntoldSince(clock.instant().minus(OutboxService.KEPT_AFTER_THE_END));
  }

  /**
   * A review that was decided in this moment is left alone. A model that comes back here without a
   * review is sent on as often as the requester may be told of it.
   */
  private void sendBack(UnbindTicket ticket, ResetObstacle obstacle) {
    if (ticket.place().isReview() || !mails.mayRepeat(ticket, MailTemplate.TICKET_REVIEWED_AGAIN)) {
      return;
    }
    ticket.sendBack(obstacle);
    boolean second = obstacle == ResetObstacle.NOT_APPROVED_TWICE;
    if (!process.backToReview(ticket.number(), second)) {
      end(ticket, obstacle);
      return;
    }
    mails.notifyReviewedAgain(ticket);
    audit.record(AuditAction.TICKET_SENT_BACK, ticket, obstacle.name());
  }

  /** What the model did not mail, or too early. What waits in the outbox is on its way. */
  private void notify(UnbindTicket ticket) {
    ticket.recordRefusal(ResetObstacle.NOTICES_MISSING);
    if (ticket.filedNoticeAt() == null) {
      notify(ticket, MailTemplate.TICKET_FILED);
    }
    if (ticket.approvedNoticeAt() == null) {
      notify(ticket, MailTemplate.TICKET_APPROVED);
    }
  }

  private void notify(UnbindTicket ticket, MailTemplate template) {
    if (!outbox.isWaiting(ticket.number().text(), template)) {
      mails.send(ticket, template);
    }
  }

  private void end(UnbindTicket ticket, ResetObstacle obstacle) {
    ticket.forgetRefusal();
    anyProcess.end(ticket.number());
    if (ticket.closedAt() != null) {
      return;
    }
    boolean draft = ticket.isDraft();
    Outcome outcome = outcome(ticket, obstacle);
    ticket.close(outcome, clock.instant());
    if (!draft) {
      audit.record(AuditAction.TICKET_CLOSED, ticket, outcome + " " + obstacle);
      notice(outcome).ifPresent(template -> mails.send(ticket, template));
    }
  }

  private static Outcome outcome(UnbindTicket ticket, ResetObstacle obstacle) {
    return switch (obstacle) {
      case CALLED_OFF ->
          ticket.isDisputed()
              ? Outcome.OBJECTED
              : ticket.isStopped() ? Outcome.STOPPED : Outcome.CANCELED;
      case REJECTED, NOT_APPROVED, NOT_APPROVED_TWICE -> Outcome.REJECTED;
      case NOT_VERIFIED -> Outcome.EXPIRED;
      default -> Outcome.CANCELED;
    };
  }

  /** Anyone who withdrew knows of it; for the others, the mail that their models have. */
  private static Optional<MailTemplate> notice(Outcome outcome) {
    return switch (outcome) {
      case OBJECTED -> Optional.of(MailTemplate.OWNER_OBJECTED);
      case STOPPED -> Optional.of(MailTemplate.TICKET_STOPPED);
      case REJECTED -> Optional.of(MailTemplate.TICKET_REJECTED);
      default -> Optional.empty();
    };
  }
}
