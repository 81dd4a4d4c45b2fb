package mfa.ticket.unbind;

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
import mfa.account.Credentials;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.CurrentRequest;
import mfa.ticket.TicketMails;
import mfa.ticket.process.UnbindMessage;
import mfa.ticket.process.UnbindProcess;

/**
 * Makes a draft of what {@link UnbindRequestService} recorded, after the answer, if there is an
 * account that it is right for, and forgets the requests. For the worker.
 */
@Stateless
public class UnbindDraftService {

  private static final Duration MEMORY = Duration.ofDays(1);
  private static final Duration REFUSAL_PAUSE = Duration.ofHours(1);

  @Inject private UnbindRequests requests;
  @Inject private UnbindTickets tickets;
  @Inject private TicketPolicy policy;
  @Inject private UnbindProcess process;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private TicketMails mails;
  @Inject private AuditService audit;
  @Inject private KeyRing keyRing;
  @Inject private CurrentRequest current;
  @Inject private Clock clock;

  /** Evaluates a new request, unless somebody else does. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void evaluate(long id) {
    requests.lockNew(id).ifPresent(this::evaluate);
  }

  private void evaluate(UnbindRequest request) {
    request.markEvaluated(clock.instant());
    current.from(request.form().client(), null);
    Optional<Profile> account =
        accounts
            .credentials(request.email(keyRing))
            .map(Credentials::accountId)
            .flatMap(accounts::profile)
            .filter(Profile::active);
    if (account.isEmpty()) {
      return;
    }
    boolean right =
        request.isPasswordRight(keyRing)
            && authenticators.isBound(account.get().id())
            && !accounts.mustReplacePassword(account.get().id())
            && policy.mayFileAnother(account.get().id());
    audit.record(
        right
            ? AuditEvent.success(AuditAction.UNBIND_REQUESTED, account.get().id())
            : AuditEvent.failure(AuditAction.UNBIND_REQUESTED, account.get().id()));
    Optional<UnbindTicket> open = tickets.openOf(account.get().id());
    if (!right) {
      refuse(request, account.get());
    } else if (open.isPresent()) {
      mails.notifyStillOpen(open.get());
    } else {
      draft(account.get(), request.form());
    }
  }

  /**
   * Notifies the owner, but not more often than once an hour: anonymous visitors can ask without
   * end.
   */
  private void refuse(UnbindRequest request, Profile account) {
    if (!requests.wasRefusedSince(account.id(), clock.instant().minus(REFUSAL_PAUSE))) {
      mails.notifyRefused(account);
    }
    request.recordRefused(account.id());
  }

  private void draft(Profile account, UnbindRequest.Form form) {
    Instant now = clock.instant();
    Optional<UnbindTicket> old = tickets.draftOf(account.id());
    if (old.isPresent()
        && old.get().isOfForm(form.hash())
        && process.send(UnbindMessage.CODE_REQUESTED, old.get().number())) {
      return;
    }
    old.ifPresent(
        draft -> {
          draft.supersede(now);
          tickets.flush();
        });
    UnbindTicket draft = new UnbindTicket(account, form, now);
    tickets.add(draft);
    draft.recordProcess(process.start(draft.number()));
  }

  @PermitAll
  public int forgetOld() {
    return requests.deleteOlderThan(clock.instant().minus(MEMORY));
  }
}
