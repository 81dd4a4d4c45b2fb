package mfa.it.support;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.dev.DevServer;

/**
 * How somebody bound an authenticator: everything that was seen on the way.
 *
 * @param page that shows the recovery codes
 * @param key the shared secret in base32, without blanks
 * @param uri the provisioning URI
 * @param verificationCode from the mail
 * @param securityCode that confirmed it
 */
public record Binding(
    Page page,
    String key,
    String uri,
    String verificationCode,
    String securityCode,
    List<String> recoveryCodes,
    AuthenticatorApp app) {

  private static final Duration MAIL = Duration.ofSeconds(20);
  private static final Pattern SIX_DIGITS = Pattern.compile("(?m)^(\\d{6})$");
  private static final Pattern KEY = Pattern.compile("(?m)^(([A-Z2-7]{4} ){7}[A-Z2-7]{4})$");
  private static final Pattern RECOVERY_CODE = Pattern.compile("[A-Z2-9]{5}-[A-Z2-9]{5}");

  /** Binds on a page that shows the first of the three steps. */
  public static Binding complete(DevServer server, Page verify, String email) {
    var newest = server.mailbox().newestId();
    verify.click("Get verification code");
    var mail = server.mailbox().await(email, newest, MAIL);
    var verificationCode = first(SIX_DIGITS, mail.text());
    var scan = verify.fill("Verification code", verificationCode).submit("Confirm");
    var key = first(KEY, scan.text()).replace(" ", "");
    var uri = scan.address("Open in an app on this device");
    var app = new AuthenticatorApp(key);
    var confirm = scan.fill("Name of this authenticator (optional)", "Phone").submit("Next");
    var securityCode = app.nextCode();
    var bound = confirm.fill("Security code", securityCode).submit("Confirm");
    var codes =
        RECOVERY_CODE.matcher(bound.text()).results().map(result -> result.group()).toList();
    return new Binding(bound, key, uri, verificationCode, securityCode, codes, app);
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("Nothing looks like " + pattern + " in:\n" + text);
    }
    return matcher.group(1);
  }
}
