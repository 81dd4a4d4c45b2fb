package mfa.dev;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One server as a child process: its start, its output, and its end by every way there is.
 *
 * <p>While it runs, a file beside the log names it, so that {@link #endStale} finds it when this
 * program could not end it.
 */
final class ServerProcess {

  private static final Duration READY_POLL = Duration.ofMillis(200);
  private static final Duration REASON = Duration.ofSeconds(1);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ORDERLY_END = Duration.ofSeconds(30);
  private static final int KEPT_LINES = 40;
  private static final String DEPLOYMENT_FAILED = "Exception while loading the app";
  private static final Pattern NOTHING_DEPLOYED = Pattern.compile("\\s*\"Deployed\": \\[\\s*]");
  private static final Duration MAX_START = Duration.ofMinutes(15);
  private static final Duration PATIENCE_TOLD = Duration.ofSeconds(30);
  private static final Pattern STARTED = Pattern.compile("Payara Micro .* ready in ");
  private static final Pattern STACK_FRAME = Pattern.compile("\\s+(at |\\.\\.\\. )");
  private static final Pattern IMPORTANT =
      Pattern.compile("\\S+Z (WARNING|SEVERE) (?!PayaraMicro ).*");

  private final DataDirectory data;
  private final Process process;
  private final Thread reader;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final Consumer<String> importantLines;
  private volatile boolean deploymentFailed;
  private volatile boolean started;
  private volatile Instant lastWords = Instant.now();
  private String lastLine = "";

  private ServerProcess(DataDirectory data, Process process, Consumer<String> importantLines) {
    this.data = data;
    this.process = process;
    this.importantLines = importantLines;
    this.reader = Thread.ofPlatform().daemon().name("server-output").start(this::readOutput);
  }

  /** Starts the command in the data directory. */
  static ServerProcess start(
      List<String> command, DataDirectory data, Consumer<String> importantLines) {
    try {
      var builder =
          new ProcessBuilder(command).directory(data.root().toFile()).redirectErrorStream(true);
      var process = builder.start();
      Files.writeString(
          data.processId(), process.pid() + " " + startOf(process.toHandle()).orElse("unknown"));
      return new ServerProcess(data, process, importantLines);
    } catch (IOException e) {
      throw new StartFailedException("The server cannot be started: " + e.getMessage(), e);
    }
  }

  /**
   * Starts a server and waits until it is ready. One that stands silent is given up and started
   * again, once.
   *
   * @throws StartFailedException when it is not ready then
   */
  static ServerProcess startReady(
      Supplier<ServerProcess> launch, URI health, Duration silence, Consumer<String> important) {
    var first = launch.get();
    if (first.awaitReady(health, silence)) {
      return first;
    }
    important.accept("The server stopped starting. It is started again.");
    first.giveUp();
    var second = launch.get();
    if (second.awaitReady(health, silence)) {
      return second;
    }
    throw second.giveUp();
  }

  /**
   * Ends the server of an earlier run that was killed. Call it only while no other run owns the
   * directory.
   */
  static void endStale(DataDirectory data) {
    try {
      if (!Files.exists(data.processId())) {
        return;
      }
      var words = Files.readString(data.processId()).split(" ");
      ProcessHandle.of(Long.parseLong(words[0]))
          .filter(stale -> startOf(stale).equals(Optional.of(words[1])))
          .ifPresent(ServerProcess::end);
      Files.delete(data.processId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the server says that it is ready, for as long as it goes on saying something.
   *
   * @return false when it has said nothing for so long, or was not ready in a quarter of an hour;
   *     it is still there
   * @throws StartFailedException when it ends, or cannot deploy the application
   */
  private boolean awaitReady(URI health, Duration silence) {
    var begun = Instant.now();
    var told = begun;
    try (var client = HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build()) {
      while (!isReady(client, health)) {
        if (process.waitFor(READY_POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          throw failure("The server has ended while it started");
        }
        if (deploymentFailed) {
          // The reason is in the lines that follow.
          process.waitFor(REASON.toMillis(), TimeUnit.MILLISECONDS);
          throw failure("The application could not be started");
        }
        var now = Instant.now();
        if (lastWords.plus(silence).isBefore(now) || begun.plus(MAX_START).isBefore(now)) {
          return false;
        }
        if (told.plus(PATIENCE_TOLD).isBefore(now)) {
          importantLines.accept("The server is still starting.");
          told = now;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("Interrupted while the server started", e);
    }
  }

  /** Nobody asks before it has begun to listen for good. */
  private boolean isReady(HttpClient client, URI health) throws InterruptedException {
    if (!started) {
      return false;
    }
    try {
      var request = HttpRequest.newBuilder(health).timeout(REQUEST_TIMEOUT).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Lets it print what its threads do, kills it, and says how it ended. */
  private StartFailedException giveUp() {
    try {
      new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
      process.waitFor(REASON.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      importantLines.accept("The threads of the server cannot be shown: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var failure = failure("The server stopped starting");
    kill();
    return failure;
  }

  private StartFailedException failure(String what) {
    return new StartFailedException(
        "%s. The end of %s:%n%n%s".formatted(what, data.log(), lastLines()));
  }

  /** The end of the log without the frames of stack traces. */
  String lastLines() {
    synchronized (lastLines) {
      return String.join("\n", lastLines);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void awaitEnd() {
    try {
      process.waitFor();
      reader.join(REQUEST_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the server to end, and waits for it; kills it where it does not. */
  void stop() {
    end(process.toHandle());
    afterEnd();
  }

  /** Kills the server at once, as a power cut does. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
    afterEnd();
  }

  private void afterEnd() {
    try {
      reader.join(REQUEST_TIMEOUT);
      Files.deleteIfExists(data.processId());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(ProcessHandle handle) {
    handle.destroy();
    try {
      handle.onExit().get(ORDERLY_END.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      handle.destroyForcibly();
    } catch (TimeoutException | ExecutionException e) {
      handle.destroyForcibly();
      handle.onExit().join();
    }
  }

  private static Optional<String> startOf(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toString);
  }

  private void readOutput() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        BufferedWriter log =
            Files.newBufferedWriter(
                data.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        log.write(line);
        log.newLine();
        log.flush();
        take(line);
      }
    } catch (IOException e) {
      importantLines.accept("The output of the server can no longer be read: " + e.getMessage());
    }
  }

  private void take(String line) {
    if (!STACK_FRAME.matcher(line).lookingAt()) {
      keep(line);
    }
    lastWords = Instant.now();
    started = started || STARTED.matcher(line).find();
    if (line.contains(DEPLOYMENT_FAILED) || NOTHING_DEPLOYED.matcher(lastLine + line).matches()) {
      deploymentFailed = true;
    }
    lastLine = line;
    if (IMPORTANT.matcher(line).matches()) {
      importantLines.accept(line);
    }
  }

  private void keep(String line) {
    synchronized (lastLines) {
      lastLines.addLast(line);
      if (lastLines.size() > KEPT_LINES) {
        lastLines.removeFirst();
      }
    }
  }
}
