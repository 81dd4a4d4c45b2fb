package mfa.password;

import java.util.Locale;
import java.util.Optional;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.scoring.Result;
import mfa.mail.EmailAddress;

/**
 * What a new password must be: 12 to 256 characters, whichever they are, not among the ones that
 * are tried first, and not the owner's address (ASVS 6.2).
 */
public final class PasswordPolicy {

  static final int MIN_LENGTH = 12;

  /** Fewer guesses than 10^10 would be found offline within minutes. */
  private static final double MIN_GUESSES_LOG10 = 10;

  /** The estimate takes long for long texts; so many characters suffice to be strong. */
  private static final int MAX_ESTIMATED_LENGTH = 40;

  private static final long MAX_MILLISECONDS = 100;

  /** So many characters that stood there before are a repetition. */
  private static final int REPETITION = 4;

  private static final Nbvcxz ESTIMATE =
      new Nbvcxz(
          new ConfigurationBuilder()
              .setCombinationAlgorithmTimeout(MAX_MILLISECONDS)
              .createConfiguration());

  private PasswordPolicy() {}

  /** What is wrong with a password. */
  public enum Problem {
    TOO_SHORT,
    TOO_EASY
  }

  /** What speaks against a new password for the owner of this address. */
  public static Optional<PasswordChangeResult> refusal(Password password, EmailAddress owner) {
    return problem(password, owner.text())
        .map(
            problem ->
                switch (problem) {
                  case TOO_SHORT -> new PasswordChangeResult.TooShort();
                  case TOO_EASY -> new PasswordChangeResult.TooEasy();
                });
  }

  static Optional<Problem> problem(Password password, String email) {
    String text = password.normalised();
    if (text.codePointCount(0, text.length()) < MIN_LENGTH) {
      return Optional.of(Problem.TOO_SHORT);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean personal = lower.contains(email.toLowerCase(Locale.ROOT));
    boolean easy = guesses(withoutRepetitions(text)) < MIN_GUESSES_LOG10;
    return personal || easy || text.chars().distinct().count() < 5
        ? Optional.of(Problem.TOO_EASY)
        : Optional.empty();
  }

  /** What stands in it a second time makes it longer, not harder to guess. */
  private static String withoutRepetitions(String text) {
    StringBuilder small = new StringBuilder();
    text.chars().forEach(each -> small.append((char) Character.toLowerCase(each)));
    String lower = small.toString();
    StringBuilder rest = new StringBuilder();
    int i = 0;
    while (i < lower.length() && rest.length() < MAX_ESTIMATED_LENGTH) {
      int end = i + REPETITION;
      boolean repeated = end <= lower.length() && lower.indexOf(lower.substring(i, end)) < i;
      if (!repeated) {
        rest.append(text.charAt(i));
      }
      i += repeated ? REPETITION : 1;
    }
    return rest.toString();
  }

  private static double guesses(String text) {
    Result result = ESTIMATE.estimate(text);
    return Math.log10(result.getGuesses().doubleValue());
  }
}
