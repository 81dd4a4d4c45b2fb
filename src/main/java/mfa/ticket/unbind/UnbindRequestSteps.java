package mfa.ticket.unbind;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Credentials;
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.audit.AuditEvent;
import mfa.audit.AuditService;
import mfa.authenticator.AuthenticatorService;
import mfa.mail.EmailAddress;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.CurrentRequest;
import mfa.ticket.Author;
import mfa.ticket.Conversations;
import mfa.ticket.FilingResult;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketLinks;
import mfa.ticket.TicketMails;
import mfa.ticket.TicketMessage;
import mfa.ticket.TicketTitle;
import mfa.ticket.process.UnbindProcess;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;
import mfa.verification.VerificationService;

/** The transactions of {@link UnbindRequestService} and of its timer. */
@Stateless
public class UnbindRequestSteps {

  private static final Duration MEMORY = Duration.ofDays(1);
  private static final Duration REFUSAL_PAUSE = Duration.ofHours(1);

  @Inject private UnbindRequests requests;
  @Inject private UnbindTickets tickets;
  @Inject private Conversations conversations;
  @Inject private TicketPolicy policy;
  @Inject private TicketLinks links;
  @Inject private UnbindProcess process;
  @Inject private AccountService accounts;
  @Inject private AuthenticatorService authenticators;
  @Inject private VerificationService verification;
  @Inject private RequestRisks risks;
  @Inject private TicketMails mails;
  @Inject private AuditService audit;
  @Inject private TicketAudit ticketAudit;
  @Inject private KeyRing keyRing;
  @Inject private CurrentRequest current;
  @Inject private Clock clock;

  @PermitAll
  public void record(UnbindRequest.Form form, EmailAddress email, boolean passwordRight) {
    requests.add(new UnbindRequest(form, email, passwordRight, keyRing, clock.instant()));
  }

  /** The new requests that it is time for, oldest first. */
  @PermitAll
  public List<Long> due(int max) {
    return requests.due(clock.instant(), max);
  }

  /** Evaluates a new request, unless somebody else does. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
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
        && process.codeRequested(old.get().number())) {
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
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public VerificationResult submit(
      String formHash, VerificationCode code, TicketTitle title, MessageBody description) {
    Optional<UnbindTicket> draft =
        tickets.draftOfForm(formHash).filter(known -> !known.isCanceled());
    if (draft.isEmpty()) {
      return pretend(formHash);
    }
    Profile account = accounts.profile(draft.get().accountId()).orElseThrow();
    VerificationResult check =
        verification.redeemInTransaction(UnbindRequest.codeRequest(draft.get(), account), code);
    if (check == VerificationResult.ACCEPTED) {
      file(draft.get(), account, title, description);
    }
    return check;
  }

  /** Without a draft, a code has as many tries as with one. */
  private VerificationResult pretend(String formHash) {
    Instant since = clock.instant().minus(verification.life());
    boolean tried = requests.newestOf(formHash, since).filter(requests::reserveTry).isPresent();
    return tried ? VerificationResult.WRONG : VerificationResult.EXPIRED;
  }

  private void file(
      UnbindTicket draft, Profile account, TicketTitle title, MessageBody description) {
    Instant now = clock.instant();
    risks.recordOrigin(draft);
    draft.file(title.text(), policy.reasonsAtFiling(account), now);
    conversations.add(
        new TicketMessage(draft, Author.REQUESTER, account.id(), false, description, now),
        List.of());
    if (!process.emailVerified(draft.number())) {
      throw new IllegalStateException("Ticket " + draft.number() + " waits for no code.");
    }
    ticketAudit.record(AuditAction.TICKET_FILED, draft);
    mails.notifyWorkspaceOwners(draft, account);
  }

  /** The ticket that the form has become. */
  @PermitAll
  public Optional<FilingResult.Filed> filed(String formHash) {
    return tickets
        .newestOfForm(formHash)
        .map(ticket -> new FilingResult.Filed(ticket.number(), links.follow(ticket.number())));
  }

  @PermitAll
  public int forgetOld() {
    return requests.deleteOlderThan(clock.instant().minus(MEMORY));
  }
}
