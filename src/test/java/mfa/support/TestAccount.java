package mfa.support;

import java.time.Instant;
import java.util.List;
import mfa.authenticator.OneTimeCode;
import mfa.authenticator.RecoveryCode;
import mfa.mail.EmailAddress;
import mfa.password.Password;

/**
 * An account that a test has, with all that only its owner knows.
 *
 * @param phone what is bound to it, or null
 * @param recoveryCodes what its owner wrote down; none where nothing is bound
 */
public record TestAccount(
    long id, EmailAddress email, String name, Phone phone, List<RecoveryCode> recoveryCodes) {

  /** Of every account of the tests. */
  public static final Password PASSWORD = new Password("Kestrel-over-9-grey-hills");

  public static final Password WRONG_PASSWORD = new Password("Kestrel-over-8-grey-hills");

  /** What the phone shows at that time. */
  public OneTimeCode code(Instant time) {
    return new OneTimeCode(phone.code(time));
  }

  public OneTimeCode wrongCode(Instant time) {
    return new OneTimeCode(phone.wrongCode(time));
  }
}
