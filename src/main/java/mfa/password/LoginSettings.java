package mfa.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;

/** How passwords are hashed and how often anonymous visitors may try. */
@ApplicationScoped
class LoginSettings {

  private static final int UNBOUNDED = 1_000_000_000;

  /** KiB times passes: what OWASP's weakest choice for Argon2id costs an attacker. */
  private static final int LEAST_WORK = 7168 * 5;

  private int argon2Memory;
  private int argon2Iterations;
  private int parallelHashes;
  private int waitingHashes;
  private int perClientMinute;
  private int resetPerClientHour;
  private int resetTotalHour;
  private Duration resetLife;

  protected LoginSettings() {}

  @Inject
  LoginSettings(Configuration configuration) {
    argon2Memory = configuration.number("mfa.login.argon2-memory", 7168, 7168, 1_048_576);
    argon2Iterations = configuration.number("mfa.login.argon2-iterations", 5, 1, 20);
    if (!configuration.isDevelopment() && (long) argon2Memory * argon2Iterations < LEAST_WORK) {
      throw new InvalidConfiguration(
          "mfa.login.argon2-iterations",
          "times mfa.login.argon2-memory must be at least " + LEAST_WORK);
    }
    parallelHashes =
        configuration.number(
            "mfa.login.parallel-hashes", Runtime.getRuntime().availableProcessors(), 1, 256);
    waitingHashes = configuration.number("mfa.login.waiting-hashes", 30, 1, 1000);
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

  /** So many attempts wait for their hash, besides those whose hash is computed. */
  int waitingHashes() {
    return waitingHashes;
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
