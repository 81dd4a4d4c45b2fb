package mfa.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;

/** Where the end of the audit log is anchored, and how long an entry may wait for its seal. */
@ApplicationScoped
class AuditSettings {

  private static final String ANCHOR_FILE = "mfa.audit.anchor-file";

  private Path anchorFile;
  private Duration longestWait;

  protected AuditSettings() {}

  @Inject
  AuditSettings(Configuration configuration) {
    anchorFile = anchorFile(configuration).map(Path::of).orElse(null);
    if (anchorFile != null && !anchorFile.isAbsolute()) {
      throw new InvalidConfiguration(ANCHOR_FILE, "must be an absolute path");
    }
    longestWait =
        configuration.duration(
            "mfa.audit.longest-wait",
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofHours(24));
  }

  private static Optional<String> anchorFile(Configuration configuration) {
    return configuration.isDevelopment()
        ? configuration.text(ANCHOR_FILE)
        : Optional.of(configuration.requiredText(ANCHOR_FILE));
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  /** Empty, in development mode only: the end of the audit log is known to the database only. */
  Optional<Path> anchorFile() {
    return Optional.ofNullable(anchorFile);
  }

  /** An entry without a seal for longer is reported. */
  Duration longestWait() {
    return longestWait;
  }
}
