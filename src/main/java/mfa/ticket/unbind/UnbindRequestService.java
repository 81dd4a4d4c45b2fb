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
import mfa.account.Profile;
import mfa.audit.AuditAction;
import mfa.mail.EmailAddress;
import mfa.password.KnownDeviceName;
import mfa.password.Password;
import mfa.password.PasswordCheckResult;
import mfa.password.PasswordService;
import mfa.platform.crypto.KeyRing;
import mfa.platform.persistence.Transactions;
import mfa.platform.request.CurrentRequest;
import mfa.session.DeviceService;
import mfa.ticket.Author;
import mfa.ticket.Conversations;
import mfa.ticket.FilingResult;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketAudit;
import mfa.ticket.TicketLinks;
import mfa.ticket.TicketMails;
import mfa.ticket.TicketMessage;
import mfa.ticket.TicketSettings;
import mfa.ticket.TicketTitle;
import mfa.ticket.process.UnbindProcess;
import mfa.verification.RateLimit;
import mfa.verification.RateLimitService;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;
import mfa.verification.VerificationService;

/**
 * The unbind form, for anonymous visitors and the half signed in: asks for a code, submits the
 * ticket. Known and unknown addresses, right and wrong passwords get the same answers at the same
 * pace (R33). Called outside any transaction.
 */
@Stateless
public class UnbindRequestService {

  private static final int PER_ADDRESS_HOUR = 10;
  private static final Duration PAUSE = Duration.ofSeconds(30);

  @Inject private UnbindRequests requests;
  @Inject private UnbindTickets tickets;
  @Inject private Conversations conversations;
  @Inject private TicketPolicy policy;
  @Inject private TicketLinks links;
  @Inject private UnbindProcess process;
  @Inject private VerificationService verification;
  @Inject private RequestRisks risks;
  @Inject private TicketMails mails;
  @Inject private TicketAudit ticketAudit;
  @Inject private Clock clock;
  @Inject private Transactions transactions;
  @Inject private PasswordService passwords;
  @Inject private AccountService accounts;
  @Inject private RateLimitService rateLimits;
  @Inject private KnownDeviceName browser;
  @Inject private DeviceService devices;
  @Inject private KeyRing keyRing;
  @Inject private TicketSettings settings;
  @Inject private CurrentRequest request;

  /**
   * Records the request for a code; the password is compared, but the answer does not depend on it.
   * What anonymous visitors ask for is counted apart from what a browser asks for that the account
   * was used from before (R13, R30).
   *
   * @param formKey random key of the form in this browser
   * @return empty if it was noted, else when it can be asked again
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Instant> requestCode(String formKey, EmailAddress email, Password password) {
    Optional<Instant> nextAt = useRateLimit(email);
    if (nextAt.isPresent()) {
      return nextAt;
    }
    return switch (passwords.check(email, password)) {
      case PasswordCheckResult.Wait wait -> Optional.of(wait.until());
      case PasswordCheckResult.Right right -> record(formKey, email, true);
      case PasswordCheckResult.Refused refused -> record(formKey, email, false);
    };
  }

  /** The same for a caller whose password was right a moment ago, with a count of its own. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Instant> requestCode(String formKey) {
    EmailAddress email = accounts.profile(request.requiredAccountId()).orElseThrow().email();
    Optional<Instant> nextAt =
        useRateLimit("unbind-proven", Long.toString(request.requiredAccountId()));
    return nextAt.isPresent() ? nextAt : record(formKey, email, true);
  }

  private Optional<Instant> useRateLimit(EmailAddress email) {
    String address = keyRing.hash("unbind-budget", email.canonical());
    return browser
        .name(email)
        .map(known -> useRateLimit("unbind-known", address + "/" + known))
        .orElseGet(() -> useRateLimit("unbind", address));
  }

  private Optional<Instant> useRateLimit(String way, String asker) {
    // The client first: its limit bounds how many addresses it can make us keep count of (R67).
    return rateLimits.use(
        RateLimit.perHour(way + "/client/" + request.client().network(), settings.perClientHour()),
        new RateLimit(way + "/" + asker, PER_ADDRESS_HOUR, Duration.ofHours(1), PAUSE),
        RateLimit.perHour(way + "/total", settings.totalHour()));
  }

  private Optional<Instant> record(String formKey, EmailAddress email, boolean passwordRight) {
    UnbindRequest.Form form = form(formKey);
    transactions.within(
        () ->
            requests.add(new UnbindRequest(form, email, passwordRight, keyRing, clock.instant())));
    return Optional.empty();
  }

  /** Files the ticket, if the code is right. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public FilingResult submit(
      String formKey, VerificationCode code, TicketTitle title, MessageBody description) {
    UnbindRequest.Form form = form(formKey);
    Optional<FilingResult.Filed> filed = Optional.empty();
    VerificationResult check =
        transactions.inNew(() -> submitted(form.hash(), code, title, description));
    if (check == VerificationResult.ACCEPTED) {
      filed = transactions.within(() -> filed(form.hash()));
    }
    return filed.<FilingResult>map(done -> done).orElseGet(() -> new FilingResult.Refused(check));
  }

  private VerificationResult submitted(
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
  private Optional<FilingResult.Filed> filed(String formHash) {
    return tickets
        .newestOfForm(formHash)
        .map(ticket -> new FilingResult.Filed(ticket.number(), links.follow(ticket.number())));
  }

  private UnbindRequest.Form form(String formKey) {
    String hash = keyRing.hash("unbind-form", formKey);
    return new UnbindRequest.Form(hash, request.client(), devices.hash());
  }
}
