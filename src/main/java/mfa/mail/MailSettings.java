package mfa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;

/** How mail leaves the server. */
@ApplicationScoped
class MailSettings {

  /** How the connection to the mail server is protected. */
  enum Security {
    NONE,
    STARTTLS,
    TLS
  }

  private String host;
  private int port;
  private EmailAddress from;
  private Security security;
  private Optional<String> user;
  private Optional<String> password;
  private Duration timeout;

  protected MailSettings() {}

  @Inject
  MailSettings(Configuration configuration) {
    host = configuration.requiredText("mfa.mail.host");
    port = configuration.number("mfa.mail.port", 587, 1, 65535);
    from =
        EmailAddress.parse(configuration.requiredText("mfa.mail.from"))
            .orElseThrow(
                () -> new InvalidConfiguration("mfa.mail.from", "is not an e-mail address"));
    security =
        security("mfa.mail.security", configuration.text("mfa.mail.security").orElse("starttls"));
    user = configuration.text("mfa.mail.user");
    password = configuration.text("mfa.mail.password");
    if (user.isPresent() != password.isPresent()) {
      throw new InvalidConfiguration(
          "mfa.mail.user and mfa.mail.password", "must be given both or not at all");
    }
    timeout =
        configuration.duration(
            "mfa.mail.timeout",
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1));
  }

  static Security security(String key, String text) {
    try {
      return Security.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidConfiguration(key, "must be starttls, tls or none");
    }
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  EmailAddress from() {
    return from;
  }

  Security security() {
    return security;
  }

  Optional<String> user() {
    return user;
  }

  Optional<String> password() {
    return password;
  }

  Duration timeout() {
    return timeout;
  }

  /** The longest time for connecting, and for all answers about one mail together. */
  Duration conversation() {
    return timeout.multipliedBy(3);
  }

  /** So long a mail is lent to a sender: longer than connecting and sending can take. */
  Duration lease() {
    return conversation().multipliedBy(4);
  }
}
