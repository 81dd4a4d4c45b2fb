package mfa.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in the one form in which it is shown, stored and told to the mail server (R76):
 * ASCII before the {@code @}, and the host as names are looked up, in lower case and in ASCII form
 * (ADR 0026). At most 254 characters; no blanks, quotes or control characters.
 *
 * <p>A form that had to be changed on the way out would lead to another mailbox than the one that
 * was shown and counted.
 */
public record EmailAddress(String text) {

  /** What a field takes: more than an address has, so that one too long is told so, not cut. */
  public static final int MAX_TYPED_LENGTH = 320;

  private static final int MAX = 254;
  private static final int MAX_LOCAL_PART_LENGTH = 64;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern DOT_STRING = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
  private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+");
  private static final Pattern HOST =
      Pattern.compile(
          "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");

  private static final Pattern REACHABLE = Pattern.compile("\\.[a-z0-9-]*[a-z][a-z0-9-]*$");

  /**
   * Letters that the older standard of host names (RFC 3490) turns into others and the newer one
   * (RFC 5892) keeps: ß, ς and two joiners. Anyone who means such a host writes its ASCII form.
   */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  /**
   * @throws IllegalArgumentException if no mail could be sent to it
   */
  public EmailAddress {
    text = sendable(text).orElseThrow(() -> new IllegalArgumentException("Not an e-mail address."));
  }

  /**
   * The address in what somebody typed, blanks around it ignored and full-width letters taken for
   * their common ones; empty where there is none that mail can be sent to.
   */
  public static Optional<EmailAddress> parse(String typed) {
    String text = typed == null || typed.length() > 2 * MAX ? "" : typed.strip();
    return sendable(halfWidth(text)).map(EmailAddress::new);
  }

  /**
   * The same for an address that is new to us: its host has a dot, and no number at its end, as all
   * hosts have that mail finds from everywhere. One without, which a mail server next door may
   * know, is taken only where it names what is stored.
   */
  public static Optional<EmailAddress> parseReachable(String typed) {
    return parse(typed).filter(address -> REACHABLE.matcher(address.text).find());
  }

  /** Input methods for Chinese and Japanese write ＡＢＣ＠．１２３ where ABC@.123 is meant. */
  static String halfWidth(String text) {
    StringBuilder common = new StringBuilder(text.length());
    text.chars().forEach(c -> common.append((char) (c >= '！' && c <= '～' ? c - '！' + '!' : c)));
    return common.toString();
  }

  private static Optional<String> sendable(String text) {
    int at = text.length() > MAX ? -1 : text.lastIndexOf('@');
    if (at < 1 || !LOCAL_PART.matcher(text.substring(0, at)).matches()) {
      return Optional.empty();
    }
    String localPart = text.substring(0, at);
    return host(text.substring(at + 1))
        .filter(host -> quoted(localPart).length() <= MAX_LOCAL_PART_LENGTH)
        .filter(host -> (quoted(localPart) + "@" + host).length() <= MAX)
        .map(host -> localPart + "@" + host);
  }

  private static Optional<String> host(String text) {
    if (AMBIGUOUS.matcher(text).find()) {
      return Optional.empty();
    }
    try {
      String host = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return Optional.of(host).filter(name -> HOST.matcher(name).matches());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Dots elsewhere than between letters, as some carriers have them, need quotes (RFC 5321). */
  private static String quoted(String localPart) {
    return DOT_STRING.matcher(localPart).matches() ? localPart : '"' + localPart + '"';
  }

  /** What is written into {@code RCPT TO} and {@code To}: the same mailbox by RFC 5321 §4.1.2. */
  String mailbox() {
    int at = text.indexOf('@');
    return quoted(text.substring(0, at)) + text.substring(at);
  }

  /** The form that addresses are compared and counted in: all in lower case. */
  public String canonical() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Enough to recognise one's own address, such as {@code s•••@example.com}. */
  public String masked() {
    return text.charAt(0) + "•••" + text.substring(text.indexOf('@'));
  }

  @Override
  public String toString() {
    return masked();
  }
}
