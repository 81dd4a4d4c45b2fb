package mfa.architecture;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mfa.platform.config.Configuration;

/** Notes which keys are asked for, with default and range, and answers with the defaults. */
final class RecordedConfiguration extends Configuration {

  /** Values for what has no default. */
  private static final Map<String, String> REQUIRED =
      Map.of(
          "mfa.base-url", "https://mfa.example.com",
          "mfa.database.class", "org.h2.jdbcx.JdbcDataSource",
          "mfa.database.url", "jdbc:h2:mem:",
          "mfa.database.user", "mfa",
          "mfa.database.password", "none",
          "mfa.crypto.keys", "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
          "mfa.mail.host", "smtp.example.com",
          "mfa.mail.from", "no-reply@example.com",
          "mfa.audit.anchor-file", "/var/lib/mfa/anchor/audit-log");

  /**
   * What one key is read with; for texts only whether it has to be there.
   *
   * @param fallback the default, {@code required}, or null where the reader chooses it
   * @param range empty for texts
   */
  record Reading(String fallback, String range) {}

  private final Map<String, Reading> readings = new TreeMap<>();

  RecordedConfiguration() {
    super(key -> Optional.ofNullable(REQUIRED.get(key)));
  }

  Map<String, Reading> readings() {
    return readings;
  }

  @Override
  public Optional<String> text(String key) {
    readings.putIfAbsent(key, new Reading(null, ""));
    return super.text(key);
  }

  @Override
  public String requiredText(String key) {
    readings.put(key, new Reading("required", ""));
    return super.requiredText(key);
  }

  @Override
  public int number(String key, int defaultNumber, int min, int max) {
    readings.put(key, new Reading(Integer.toString(defaultNumber), min + " – " + max));
    return super.number(key, defaultNumber, min, max);
  }

  @Override
  public Duration duration(String key, Duration defaultDuration, Duration min, Duration max) {
    readings.put(key, new Reading(defaultDuration.toString(), min + " – " + max));
    return super.duration(key, defaultDuration, min, max);
  }

  @Override
  public URI webAddress(String key) {
    readings.put(key, new Reading("required", ""));
    return super.webAddress(key);
  }
}
