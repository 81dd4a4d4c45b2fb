package mfa.shell.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.CurrentRequest;

/**
 * Makes and checks what a form carries to show that it was shown to the browser that sends it: a
 * keyed hash over the browser's device, its session if it has one, the path of the form and the
 * time (R73). Nothing of it is kept.
 */
@ApplicationScoped
public class FormTokens {

  static final Duration LIFE = Duration.ofHours(1);

  /** As much may the clock of another server be ahead of this one's. */
  static final Duration AHEAD = Duration.ofSeconds(10);

  private static final String CONTEXT = "form";
  private static final Pattern FORM = Pattern.compile("\\d{1,12}\\..{1,200}");

  private KeyRing keyRing;
  private CurrentRequest current;
  private Clock clock;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected FormTokens() {}

  @Inject
  FormTokens(KeyRing keyRing, CurrentRequest current, Clock clock) {
    this.keyRing = keyRing;
    this.current = current;
    this.clock = clock;
  }

  /** For the form at this path, in the browser that asks. */
  String make(String path) {
    long seconds = clock.instant().getEpochSecond();
    return seconds + "." + keyRing.hash(CONTEXT, shownTo(path, seconds));
  }

  /**
   * Whether the form at this path was shown to the browser that asks, in the last hour; the server
   * that showed it may have been a little ahead. A browser without a device cannot be told from
   * another.
   */
  boolean isValid(String token, String path) {
    if (current.deviceKey().isEmpty() || !FORM.matcher(token).matches()) {
      return false;
    }
    int dot = token.indexOf('.');
    long seconds = Long.parseLong(token.substring(0, dot));
    Instant now = clock.instant();
    Instant shown = Instant.ofEpochSecond(seconds);
    return !shown.isAfter(now.plus(AHEAD))
        && now.isBefore(shown.plus(LIFE))
        && keyRing.isHashOf(token.substring(dot + 1), CONTEXT, shownTo(path, seconds));
  }

  private String shownTo(String path, long seconds) {
    OptionalLong session = current.sessionId();
    return String.join(
        "\n",
        current.deviceKey().orElse(""),
        session.isPresent() ? Long.toString(session.getAsLong()) : "",
        path,
        Long.toString(seconds));
  }
}
