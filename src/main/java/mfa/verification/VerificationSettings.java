package mfa.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import mfa.platform.config.Configuration;

/** How long verification codes live and how many are sent. */
@ApplicationScoped
class VerificationSettings {

  private static final int UNBOUNDED = 1_000_000_000;

  private Duration life;
  private Duration pause;
  private int perHour;
  private int perClientHour;
  private int totalHour;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected VerificationSettings() {}

  @Inject
  VerificationSettings(Configuration configuration) {
    life =
        configuration.duration(
            "mfa.verification.life",
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10));
    pause =
        configuration.duration(
            "mfa.verification.pause",
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10));
    perHour = configuration.number("mfa.verification.per-hour", 10, 1, 100);
    perClientHour = configuration.number("mfa.verification.per-client-hour", 100, 1, UNBOUNDED);
    totalHour = configuration.number("mfa.verification.total-hour", 10_000, 1, UNBOUNDED);
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  Duration life() {
    return life;
  }

  Duration pause() {
    return pause;
  }

  int perHour() {
    return perHour;
  }

  int perClientHour() {
    return perClientHour;
  }

  int totalHour() {
    return totalHour;
  }
}
