package mfa.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as its owner writes it: at most 254 characters, one {@code @}, no blanks,
 * quotes or control characters.
 */
public record EmailAddress(String text) {

  private static final Pattern FORM =
      Pattern.compile(
          "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}"
              + "@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?"
              + "(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?)*");

  /**
   * @throws IllegalArgumentException if the text has not the form of an address
   */
  public EmailAddress {
    if (text.length() > 254 || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("Not an e-mail address.");
    }
  }

  /** The address in what somebody typed, blanks around it ignored; empty where there is none. */
  public static Optional<EmailAddress> parse(String typed) {
    String text = typed == null ? "" : typed.strip();
    boolean fits = text.length() <= 254 && FORM.matcher(text).matches();
    return fits ? Optional.of(new EmailAddress(text)) : Optional.empty();
  }

  /** The form that addresses are compared in: all in lower case. */
  public String canonical() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Enough to recognise one's own address, such as {@code s•••@example.com}. */
  public String masked() {
    int at = text.indexOf('@');
    return text.substring(0, text.offsetByCodePoints(0, 1)) + "•••" + text.substring(at);
  }

  @Override
  public String toString() {
    return masked();
  }
}
