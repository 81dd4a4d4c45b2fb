package mfa.ticket.unbind;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.mail.EmailAddress;
import mfa.password.KnownDeviceName;
import mfa.password.Password;
import mfa.password.PasswordCheckResult;
import mfa.password.PasswordHashing;
import mfa.password.PasswordService;
import mfa.platform.crypto.KeyRing;
import mfa.platform.persistence.Transactions;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Roles;
import mfa.session.DeviceService;
import mfa.ticket.TicketSettings;
import mfa.verification.RateLimit;
import mfa.verification.RateLimitService;

/**
 * The first half of the unbind form, for anonymous visitors and the half signed in: asks for a
 * code, with which {@link UnbindFilingService} files the ticket. Known and unknown addresses, right
 * and wrong passwords get the same answers at the same pace (R33). Called outside any transaction.
 */
@Stateless
public class UnbindRequestService {

  private static final int PER_ADDRESS_HOUR = 10;
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int MAX_MEASURED = 1_000;

  @Inject private UnbindRequests requests;
  @Inject private UnbindTickets tickets;
  @Inject private ReviewTimes reviewTimes;
  @Inject private Clock clock;
  @Inject private Transactions transactions;
  @Inject private PasswordService passwords;
  @Inject private PasswordHashing hashing;
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
    return hashing.admitted(() -> compareAndRecord(formKey, email, password));
  }

  private Optional<Instant> compareAndRecord(
      String formKey, EmailAddress email, Password password) {
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

  /** How long the way takes that begins here. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public UnbindTimes times() {
    Optional<Duration> median =
        reviewTimes.median(since -> tickets.reviewTimes(since, MAX_MEASURED));
    return new UnbindTimes(
        median.orElse(settings.reviewDeadline()),
        median.isPresent(),
        settings.waitingPeriod(false),
        settings.waitingPeriod(true));
  }

  /** The address that somebody half signed in asks for. */
  @RolesAllowed(Roles.HALF_SIGNED_IN)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public EmailAddress ownAddress() {
    return accounts.profile(request.requiredAccountId()).orElseThrow().email();
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

  private UnbindRequest.Form form(String formKey) {
    return new UnbindRequest.Form(
        UnbindRequest.Form.hash(formKey, keyRing), request.client(), devices.hash());
  }
}
