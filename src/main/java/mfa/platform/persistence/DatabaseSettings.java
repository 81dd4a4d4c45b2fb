package mfa.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;

/** Where the database is, and how many connections this server may hold. */
@ApplicationScoped
public class DatabaseSettings {

  /** Seconds to connect and to wait for an answer; a migration may take long. */
  private static final List<String> IN_TIME =
      List.of("connectTimeout=10", "socketTimeout=120", "tcpKeepAlive=true");

  private Class<?> dataSourceClass;
  private String url;
  private String user;
  private String password;
  private int connections;
  private Duration wait;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected DatabaseSettings() {}

  @Inject
  public DatabaseSettings(Configuration configuration) {
    dataSourceClass = load(configuration.requiredText("mfa.database.class"));
    url = answeringInTime(configuration.requiredText("mfa.database.url"));
    user = configuration.requiredText("mfa.database.user");
    password = configuration.requiredText("mfa.database.password");
    connections = configuration.number("mfa.database.connections", 30, 4, 500);
    wait =
        configuration.duration(
            "mfa.database.connection-wait",
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1));
  }

  /**
   * Nobody waits for ever for a PostgreSQL that is there and says nothing, also where the address
   * does not say how long.
   */
  static String answeringInTime(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      return url;
    }
    StringBuilder complete = new StringBuilder(url);
    for (String part : IN_TIME) {
      String name = part.substring(0, part.indexOf('=') + 1);
      if (!url.contains("?" + name) && !url.contains("&" + name)) {
        complete.append(complete.indexOf("?") < 0 ? '?' : '&').append(part);
      }
    }
    return complete.toString();
  }

  /** A bad value stops the start. */
  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new InvalidConfiguration("mfa.database.class", "names no class: " + name);
    }
  }

  Class<?> dataSourceClass() {
    return dataSourceClass;
  }

  String url() {
    return url;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  int connections() {
    return connections;
  }

  /** How long somebody waits for a connection while all are in use. */
  Duration connectionWait() {
    return wait;
  }
}
