package mfa.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mfa.dev.DevServer;

/** Runs {@code server-config/command} with the files of a test server. */
public final class OperatorScript {

  private OperatorScript() {}

  /** What the script printed, on both streams, and its exit code. */
  public record Result(int exitCode, String output) {}

  /** Returns when the command has ended. */
  public static Result run(DevServer server, String... command) {
    List<String> words = new ArrayList<>(List.of("server-config/command"));
    words.addAll(List.of("--properties", server.data().resolve("mfa.properties").toString()));
    words.addAll(List.of("--secrets", server.data().resolve("secrets").toString()));
    words.addAll(List.of("--war", System.getProperty("mfa.war", "target/mfa.war")));
    words.addAll(
        List.of("--payara", System.getProperty("payara.microJar", "target/payara-micro.jar")));
    words.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
