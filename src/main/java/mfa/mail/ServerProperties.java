package mfa.mail;

import java.time.Duration;
import java.util.Properties;

/** What every conversation with a mail server obeys, in the words of the mail library. */
final class ServerProperties {

  private ServerProperties() {}

  /**
   * @param protocol {@code smtp} or {@code imap}
   * @param timeout of each wait for the other side
   */
  static Properties of(
      String protocol, String host, int port, MailSettings.Security security, Duration timeout) {
    String prefix = "mail." + protocol + ".";
    String millis = Long.toString(timeout.toMillis());
    Properties properties = new Properties();
    properties.setProperty(prefix + "host", host);
    properties.setProperty(prefix + "port", Integer.toString(port));
    properties.setProperty(prefix + "connectiontimeout", millis);
    properties.setProperty(prefix + "timeout", millis);
    properties.setProperty(prefix + "writetimeout", millis);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    switch (security) {
      case TLS -> properties.setProperty(prefix + "ssl.enable", "true");
      case STARTTLS -> {
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", "true");
      }
      case NONE -> properties.setProperty(prefix + "starttls.enable", "false");
    }
    return properties;
  }
}
