package mfa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;

/**
 * The mailbox behind the sender of our mails, where people find one who answer them; without a host
 * nothing is read.
 */
@ApplicationScoped
class InboxSettings {

  private String host;
  private int port;
  private MailSettings.Security security;
  private String user;
  private String password;
  private Duration interval;
  private int answersPerDay;

  protected InboxSettings() {}

  @Inject
  InboxSettings(Configuration configuration) {
    host = configuration.text("mfa.mail.inbox.host").orElse("");
    port = configuration.number("mfa.mail.inbox.port", 993, 1, 65535);
    security =
        MailSettings.security(
            "mfa.mail.inbox.security", configuration.text("mfa.mail.inbox.security").orElse("tls"));
    user = configuration.text("mfa.mail.inbox.user").orElse("");
    password = configuration.text("mfa.mail.inbox.password").orElse("");
    interval =
        configuration.duration(
            "mfa.mail.inbox.interval",
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            Duration.ofHours(1));
    answersPerDay = configuration.number("mfa.mail.inbox.answers-per-day", 1_000, 1, 100_000);
    if (!host.isEmpty() && (user.isEmpty() || password.isEmpty())) {
      throw new InvalidConfiguration(
          "mfa.mail.inbox.host", "needs mfa.mail.inbox.user and mfa.mail.inbox.password");
    }
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  boolean isRead() {
    return !host.isEmpty();
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  MailSettings.Security security() {
    return security;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  Duration interval() {
    return interval;
  }

  /** So many answers leave within a day at most, to all people together. */
  int answersPerDay() {
    return answersPerDay;
  }
}
