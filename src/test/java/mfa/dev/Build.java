package mfa.dev;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the build has made, and what lies beside it in the working tree.
 *
 * @param payara the jar of Payara Micro
 * @param war the application
 * @param serverConfig the directory {@code server-config}
 */
record Build(Path payara, Path war, Path serverConfig) {

  /** Finds them from the working directory, or where the build says by system properties. */
  static Build find() {
    return new Build(
        existing(System.getProperty("payara.microJar", "target/payara-micro.jar")),
        existing(System.getProperty("mfa.war", "target/mfa.war")),
        existing("server-config"));
  }

  /** Path of one file of {@code server-config}. */
  Path serverConfig(String file) {
    return existing(serverConfig.resolve(file).toString());
  }

  private static Path existing(String path) {
    var file = Path.of(path).toAbsolutePath();
    if (!Files.exists(file)) {
      throw new StartFailedException(file + " is missing. ./run and ./test build what they need.");
    }
    return file;
  }
}
