package mfa.login;

import java.util.Locale;
import java.util.Optional;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.scoring.Result;

/**
 * What a new password must be: 12 to 256 characters, whichever they are, not among the ones that
 * are tried first, and not the owner's address (ASVS 6.2).
 */
final class PasswordPolicy {

  static final int SHORTEST = 12;

  /** Fewer guesses than 10^10 would be found offline within minutes. */
  private static final double LEAST_GUESSES_LOG10 = 10;

  /** The estimate takes long for long texts; these have enough characters anyway. */
  private static final int LONGEST_ESTIMATED = 40;

  private static final Nbvcxz ESTIMATE = new Nbvcxz();

  private PasswordPolicy() {}

  /** What is wrong with a password. */
  public enum Problem {
    TOO_SHORT,
    TOO_EASY
  }

  static Optional<Problem> problem(Password password, String email) {
    String text = password.normalised();
    if (text.codePointCount(0, text.length()) < SHORTEST) {
      return Optional.of(Problem.TOO_SHORT);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean personal = lower.contains(email.toLowerCase(Locale.ROOT));
    boolean easy = text.length() <= LONGEST_ESTIMATED && guesses(text) < LEAST_GUESSES_LOG10;
    return personal || easy || text.chars().distinct().count() < 5
        ? Optional.of(Problem.TOO_EASY)
        : Optional.empty();
  }

  private static double guesses(String text) {
    Result result = ESTIMATE.estimate(text);
    return Math.log10(result.getGuesses().doubleValue());
  }
}
