package mfa.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mfa.platform.config.InvalidConfiguration;
import mfa.platform.config.ServerSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that is configured badly does not start, and says which key is to blame. */
@Tag("R60")
class SettingsTest {

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "mfa.base-url, mfa.example.com",
    "mfa.base-url, ''",
    "mfa.product-name, A name that has more than forty characters",
    "mfa.customer-service, call us",
    "mfa.customer-service, http://help.example.com",
    "mfa.database.class, org.example.NoSuchDataSource",
    "mfa.database.url, ''",
    "mfa.database.user, ''",
    "mfa.database.password, ''",
    "mfa.database.connections, 3",
    "mfa.database.connection-wait, PT2M",
    "mfa.crypto.keys, ''",
    "mfa.crypto.keys, no-key-id",
    "mfa.crypto.keys, short:AAAA",
    "mfa.crypto.keys, bad:!!!",
    "mfa.mail.host, ''",
    "mfa.mail.from, nobody",
    "mfa.mail.from, ''",
    "mfa.mail.port, 0",
    "mfa.mail.security, ssl",
    "mfa.mail.user, lonely",
    "mfa.mail.timeout, PT0S",
    "mfa.mail.inbox.host, imap.example.com",
    "mfa.mail.inbox.port, 0",
    "mfa.mail.inbox.security, ssl",
    "mfa.mail.inbox.interval, PT1S",
    "mfa.mail.inbox.answers-per-day, 0",
    "mfa.login.argon2-memory, 1024",
    "mfa.login.argon2-iterations, 0",
    "mfa.login.parallel-hashes, 0",
    "mfa.login.waiting-hashes, 0",
    "mfa.login.per-client-minute, 0",
    "mfa.login.reset-life, PT2H",
    "mfa.login.reset-per-client-hour, many",
    "mfa.login.reset-total-hour, 0",
    "mfa.audit.anchor-file, anchor/audit-log",
    "mfa.audit.longest-wait, PT1S",
    "mfa.session.idle, PT2H",
    "mfa.session.absolute, P2D",
    "mfa.session.half-signed-in, PT20M",
    "mfa.session.fresh-code, PT20M",
    "mfa.ticket.business-hours, nine to five",
    "mfa.ticket.business-hours, MON-FRI 17:00-09:00",
    "mfa.ticket.business-zone, Berlin",
    "mfa.ticket.holidays, '2026-12-25, 26 December'",
    "mfa.ticket.response-deadline, PT0S",
    "mfa.ticket.response-deadline, PT90.5S",
    "mfa.ticket.attachment-store, cloud",
    "mfa.ticket.attachment-directory, attachments",
    "mfa.ticket.attachment-directory, /proc/nowhere",
    "mfa.ticket.retention, PT0S",
    "mfa.ticket.retention-window, at night",
    "mfa.ticket.retention-window, 01:00-01:00",
    "mfa.verification.life, PT11M",
    "mfa.verification.pause, 30",
    "mfa.verification.per-hour, 101",
    "mfa.verification.per-client-hour, 0",
    "mfa.verification.total-hour, -1"
  })
  void badValueStopsTheStartAndNamesItsKey(String key, String value) {
    assertThatThrownBy(() -> Services.readSettings(Map.of(key, value)))
        .hasStackTraceContaining(InvalidConfiguration.class.getName())
        .hasStackTraceContaining("Configuration: " + key + " ");
  }

  @Test
  @Tag("R59")
  void recordWithoutAnchorIsForDevelopmentOnly() {
    assertThatThrownBy(() -> Services.readSettings(inMode("production")))
        .hasStackTraceContaining("Configuration: mfa.audit.anchor-file is missing");
    assertThatThrownBy(() -> Services.readSettings(inMode("")))
        .hasStackTraceContaining("Configuration: mfa.audit.anchor-file is missing");
    assertThatCode(() -> Services.readSettings(Map.of("mfa.mode", "development")))
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("R60: a start in development mode warns of it, another one does not")
  void developmentModeIsWarnedOf() {
    List<String> warnings = new ArrayList<>();
    Logger logger = Logger.getLogger(ServerSettings.class.getName());
    Handler listener = warnings(warnings);
    logger.addHandler(listener);
    try {
      Services.readSettings(Map.of("mfa.mode", "development"));
      Services.readSettings(inProduction(Map.of()));
    } finally {
      logger.removeHandler(listener);
    }

    assertThat(warnings)
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("mfa.mode is development"));
  }

  /** With hashes as they are in production. */
  private static Map<String, String> inMode(String mode) {
    return Map.of("mfa.mode", mode, "mfa.login.argon2-iterations", "5");
  }

  private static Map<String, String> inProduction(Map<String, String> changes) {
    Map<String, String> all = new HashMap<>(inMode("production"));
    all.put("mfa.audit.anchor-file", "/var/lib/mfa/anchor/audit-log");
    all.putAll(changes);
    return all;
  }

  private static Handler warnings(List<String> heard) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        if (line.getLevel() == Level.WARNING) {
          heard.add(line.getMessage());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void waitsBelowAnHourAreForDevelopmentOnly() {
    assertThatThrownBy(
            () -> Services.readSettings(inProduction(Map.of("mfa.ticket.minimum-wait", "PT59M"))))
        .hasStackTraceContaining("Configuration: mfa.ticket.minimum-wait must be between");
    assertThatCode(() -> Services.readSettings(Map.of("mfa.ticket.minimum-wait", "PT5S")))
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("Hashes cheaper than OWASP's weakest choice are for development only")
  void cheapHashesAreForDevelopmentOnly() {
    Map<String, String> cheap = Map.of("mfa.login.argon2-iterations", "4");
    Map<String, String> broad =
        Map.of("mfa.login.argon2-iterations", "1", "mfa.login.argon2-memory", "47104");

    assertThatThrownBy(() -> Services.readSettings(inProduction(cheap)))
        .hasStackTraceContaining("mfa.login.argon2-iterations times mfa.login.argon2-memory must");
    assertThatCode(() -> Services.readSettings(inProduction(broad))).doesNotThrowAnyException();
    assertThatCode(() -> Services.readSettings(cheap)).doesNotThrowAnyException();
  }

  @Test
  void goodValuesAreTaken() {
    assertThatCode(() -> Services.readSettings(Map.of("mfa.session.idle", "PT10M")))
        .doesNotThrowAnyException();
  }

  @Test
  void twoKeysWithOneIdAreRefused() {
    assertThatThrownBy(
            () ->
                Services.readSettings(Map.of("mfa.crypto.keys", Services.KEY + " " + Services.KEY)))
        .hasStackTraceContaining("Configuration: mfa.crypto.keys has two keys with one id");
  }
}
