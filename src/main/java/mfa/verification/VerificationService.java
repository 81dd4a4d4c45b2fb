package mfa.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mfa.mail.Recipient;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.CurrentRequest;

/**
 * Issues and redeems e-mailed codes: one live code for an account and purpose, ten minutes, five
 * tries, one winner. Called outside any transaction.
 */
@Stateless
public class VerificationService {

  /** Ten wrong codes cost a quarter of an hour, each further ten twice as much (R29). */
  static final ThrottlePolicy POLICY =
      new ThrottlePolicy(10, 10, Duration.ofMinutes(15), Duration.ofHours(24), 100);

  private VerificationSteps steps;
  private ThrottleService throttle;
  private BudgetService budget;
  private VerificationSettings settings;
  private CurrentRequest request;
  private RandomSource random;

  protected VerificationService() {}

  @Inject
  public VerificationService(
      VerificationSteps steps,
      ThrottleService throttle,
      BudgetService budget,
      VerificationSettings settings,
      CurrentRequest request,
      RandomSource random) {
    this.steps = steps;
    this.throttle = throttle;
    this.budget = budget;
    this.settings = settings;
    this.request = request;
    this.random = random;
  }

  /** Mails a new code, which ends the older ones, unless enough were sent. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CodeSending send(Order order, Recipient recipient) {
    Optional<Instant> refusedUntil = budget.use(limits(order));
    if (refusedUntil.isPresent()) {
      return new CodeSending.TooSoon(refusedUntil.get());
    }
    VerificationCode code = new VerificationCode(random.text(6, "0123456789"));
    Instant issuedAt = steps.issue(order, recipient, code);
    return new CodeSending.Sent(issuedAt.plus(settings.pause()));
  }

  /** The account and purpose first, then the client, then all (R30). */
  private Limit[] limits(Order order) {
    return new Limit[] {
      new Limit(
          "code/" + order.purpose() + "/" + order.accountId(),
          settings.perHour(),
          Duration.ofHours(1),
          settings.pause()),
      Limit.perHour("code/client/" + request.client().network(), settings.perClientHour()),
      Limit.perHour("code/total", settings.totalHour())
    };
  }

  /** Compares a typed code with the live one and, if it is right, uses it up. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public VerificationCheck redeem(Order order, VerificationCode code) {
    throttle.prepare(throttleSubject(order.accountId()));
    return steps.redeem(order, code);
  }

  static String throttleSubject(long accountId) {
    return "verification/" + accountId;
  }

  static boolean sameText(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
  }
}
