package mfa.authenticator;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import mfa.platform.crypto.RandomSource;

/**
 * A code to keep for the day the phone is gone: ten characters (49 bits) that cannot be mixed up
 * with each other, good for one use.
 */
public record RecoveryCode(String text) implements Proof {

  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 10;
  private static final int MAX_INPUT_LENGTH = 64;
  private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00a0\\u202f\\u2010-\\u2015-]+");

  /**
   * @throws IllegalArgumentException if it has not the form of a recovery code
   */
  public RecoveryCode {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("Not a recovery code.");
    }
  }

  static RecoveryCode next(RandomSource random) {
    return new RecoveryCode(random.text(LENGTH, ALPHABET));
  }

  /** The code in what somebody typed; blanks, hyphens and small letters are taken. */
  public static Optional<RecoveryCode> parse(String typed) {
    if (typed == null || typed.length() > MAX_INPUT_LENGTH) {
      return Optional.empty();
    }
    String text = SEPARATORS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    return FORM.matcher(text).matches() ? Optional.of(new RecoveryCode(text)) : Optional.empty();
  }

  /** In two groups of five, as it is shown. */
  public String grouped() {
    return text.substring(0, 5) + "-" + text.substring(5);
  }

  @Override
  public String toString() {
    return "•••••-•••••";
  }
}
