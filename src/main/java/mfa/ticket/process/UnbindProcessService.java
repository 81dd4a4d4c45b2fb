package mfa.ticket.process;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.ticket.TicketMails;
import mfa.ticket.TicketNumber;
import mfa.ticket.Tickets;
import mfa.ticket.unbind.RefusedResetService;
import mfa.ticket.unbind.ResetObstacle;
import mfa.ticket.unbind.TicketPolicy;
import mfa.ticket.unbind.UnbindRequest;
import mfa.ticket.unbind.UnbindTicket;
import mfa.ticket.unbind.UnbindTickets;
import mfa.verification.CodeRequest;
import mfa.verification.VerificationService;

/**
 * What only the steps of the unbind process do; part of the engine's transaction. Called by
 * delegates only.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class UnbindProcessService {

  private static final Duration DAY = Duration.ofDays(1);

  @Inject private UnbindTickets tickets;
  @Inject private Tickets all;
  @Inject private TicketProcessService steps;
  @Inject private TicketPolicy policy;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private VerificationService verification;
  @Inject private AuditService audit;
  @Inject private Clock clock;

  /**
   * Mails a verification code for the draft; a superseded one, or a disabled account, gets none.
   */
  @PermitAll
  public void sendVerificationCode(TicketNumber number) {
    UnbindTicket draft = tickets.find(number).orElseThrow();
    if (!draft.isDraft() || draft.isCanceled()) {
      return;
    }
    accounts
        .profile(draft.accountId())
        .filter(Profile::active)
        .ifPresent(
            account -> {
              CodeRequest code = UnbindRequest.codeRequest(draft, account);
              Instant since = clock.instant().minus(DAY);
              TicketProcessService.checkBound(
                  number, verification.countIssued(code, since) < TicketMails.MAX_PER_DAY);
              verification.issueInTransaction(code, account.recipient(), draft.client());
            });
  }

  /**
   * Resets the account, if every condition is met, whatever the model says; once, however often it
   * is asked. Enters the step itself: the account has to be held before the ticket.
   *
   * @return whether the process may go on; where not, {@link RefusedResetService} leads on
   */
  @PermitAll
  public boolean reset(TicketNumber number, String step, String name) {
    authenticators.lock(all.accountIdOf(number));
    UnbindTicket ticket = tickets.lock(number).orElseThrow();
    if (!step.equals(ticket.place().step())) {
      steps.enter(number, step, name);
    }
    if (ticket.isOpen() && ticket.resetAt() != null) {
      return true;
    }
    Optional<ResetObstacle> obstacle = policy.obstacle(ticket);
    if (obstacle.isPresent()) {
      refuse(ticket, obstacle.get());
      return false;
    }
    ticket.forgetRefusal();
    ticket.markReset(clock.instant());
    authenticators.reset(ticket.accountId());
    return true;
  }

  private void refuse(UnbindTicket ticket, ResetObstacle obstacle) {
    ticket.recordRefusal(obstacle);
    audit.record(
        AuditEvent.failure(AuditAction.RESET_REFUSED, ticket.accountId())
            .saying(ticket.number() + " " + obstacle));
  }
}
