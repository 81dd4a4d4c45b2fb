package mfa.ticket.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;

/** How long closed tickets stay, and at what time of the day they go. */
@ApplicationScoped
public class RetentionSettings {

  private static final String WINDOW = "mfa.ticket.retention-window";
  private static final String DEFAULT_WINDOW = "01:00-05:00";

  /** The mailed link of a ticket opens it so long after its end, see {@code RequesterService}. */
  private static final Duration MIN = Duration.ofDays(30);

  private Duration retention;
  private LocalTime from;
  private LocalTime to;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected RetentionSettings() {}

  @Inject
  public RetentionSettings(Configuration configuration) {
    retention =
        configuration.duration(
            "mfa.ticket.retention",
            Duration.ofDays(365),
            configuration.isDevelopment() ? Duration.ofSeconds(1) : MIN,
            Duration.ofDays(3650));
    String[] window = configuration.text(WINDOW).orElse(DEFAULT_WINDOW).split("-", -1);
    if (window.length != 2) {
      throw malformed();
    }
    from = time(window[0]);
    to = time(window[1]);
    if (from.equals(to)) {
      throw malformed();
    }
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      throw malformed();
    }
  }

  private static InvalidConfiguration malformed() {
    return new InvalidConfiguration(WINDOW, "must look like " + DEFAULT_WINDOW);
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  /** Tickets that were closed before then have had their time. */
  Instant end(Instant now) {
    return now.minus(retention);
  }

  /** Whether it is the time of the day; it may pass midnight. */
  boolean isOpen(Instant now, ZoneId zone) {
    LocalTime time = now.atZone(zone).toLocalTime();
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(to);
    return from.isBefore(to) ? begun && !over : begun || !over;
  }
}
