package mfa.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import mfa.platform.config.Configuration;

/** How passwords are hashed and how often anonymous visitors may try. */
@ApplicationScoped
class LoginSettings {

  private static final int UNBOUNDED = 1_000_000_000;

  private int argon2Memory;
  private int argon2Iterations;
  private int parallelHashes;
  private int perClientMinute;
  private int resetPerClientHour;
  private int resetTotalHour;
  private Duration resetLife;

  protected LoginSettings() {}

  @Inject
  LoginSettings(Configuration configuration) {
    argon2Memory = configuration.number("mfa.login.argon2-memory", 7168, 7168, 1_048_576);
    argon2Iterations = configuration.number("mfa.login.argon2-iterations", 5, 1, 20);
    parallelHashes =
        configuration.number(
            "mfa.login.parallel-hashes", Runtime.getRuntime().availableProcessors(), 1, 256);
    perClientMinute = configuration.number("mfa.login.per-client-minute", 60, 1, UNBOUNDED);
    resetPerClientHour = configuration.number("mfa.login.reset-per-client-hour", 20, 1, UNBOUNDED);
    resetTotalHour = configuration.number("mfa.login.reset-total-hour", 2_000, 1, UNBOUNDED);
    resetLife =
        configuration.duration(
            "mfa.login.reset-life",
            Duration.ofMinutes(30),
            Duration.ofMinutes(1),
            Duration.ofHours(1));
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  /** In KiB. */
  int argon2Memory() {
    return argon2Memory;
  }

  int argon2Iterations() {
    return argon2Iterations;
  }

  int parallelHashes() {
    return parallelHashes;
  }

  int perClientMinute() {
    return perClientMinute;
  }

  int resetPerClientHour() {
    return resetPerClientHour;
  }

  int resetTotalHour() {
    return resetTotalHour;
  }

  Duration resetLife() {
    return resetLife;
  }
}
