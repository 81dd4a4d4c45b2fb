package mfa.it.support;

import java.nio.file.Path;
import mfa.dev.DevServer;
import mfa.dev.DevSettings;
import mfa.it.support.BoundAccounts.BoundAccount;

/** The real server of one test class, on a directory of its own under {@code target/it}. */
public final class TestServer {

  private TestServer() {}

  /** Settings for a server whose data lie in the directory of this name. */
  public static DevSettings settings(String name) {
    return DevSettings.in(directory(name));
  }

  /** Settings for a server that also has bound accounts. */
  public static DevSettings settings(String name, BoundAccounts accounts) {
    return settings(name).filling(database -> accounts.insert(database, directory(name)));
  }

  private static Path directory(String name) {
    return Path.of("target", "it", name);
  }

  /** Starts on fresh data. */
  public static DevServer start(DevSettings settings) {
    return new DevServer(settings).start(true);
  }

  /** Ends a server whose data nobody needs any more; null is none. */
  public static void end(DevServer server) {
    if (server == null) {
      return;
    }
    if (server.isAlive()) {
      server.kill();
    }
    server.close();
  }

  /** Enters address and password; the page that follows. */
  public static Page enterPassword(Browser browser, String email, String password) {
    return browser
        .open("/login")
        .fill("E-mail", email)
        .fill("Password", password)
        .submit("Sign in");
  }

  /** Signs in with password and code; the page that follows. */
  public static Page signIn(Browser browser, BoundAccount account) {
    return enterPassword(browser, account.email(), BoundAccounts.PASSWORD)
        .fill("Security code", account.app().nextCode())
        .submit("Confirm");
  }
}
