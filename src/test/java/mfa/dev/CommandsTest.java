package mfa.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code run} with a Maven and a Java that only say who they are, and then stay. */
@Timeout(60)
@DisplayName("Whoever interrupts ./run ends all of it")
class CommandsTest {

  private static final String STAYS = "exec sleep 600";
  private static final String ENDS = "exit 0";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void copyTheCommand() throws IOException {
    Files.createDirectories(directory.resolve("src/build"));
    Files.copy(Path.of("run"), directory.resolve("run"));
    try (Stream<Path> parts = Files.list(Path.of("src/build"))) {
      for (Path part : parts.toList()) {
        Files.copy(part, directory.resolve(part));
      }
    }
    Files.createFile(directory.resolve("pom.xml"));
    Files.createDirectories(directory.resolve("target"));
    Files.createFile(directory.resolve("target/launcher.classpath"));
    Files.createDirectories(directory.resolve("jdk/bin"));
    Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    write("jdk/bin/javac", ENDS);
    write("jdk/bin/java", "echo serves $$; " + STAYS);
  }

  @AfterEach
  void endAll() {
    started.stream()
        .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process.toHandle())))
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  @DisplayName("A signal to the command alone ends the build too, and starts no server after it")
  void buildEndsWithTheCommand(String signal) throws Exception {
    write("jdk/bin/mvn", "echo builds $$; " + STAYS);
    Process run = startHearing();
    long build = await(run, "builds");

    send(signal, run.pid());

    assertEnded(run, build);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void signalReachesTheLauncher(String signal) throws Exception {
    write("jdk/bin/mvn", ENDS);
    Process run = startHearing();
    long server = await(run, "serves");

    send(signal, run.pid());

    assertEnded(run, server);
  }

  @ParameterizedTest(name = "while it {0}")
  @ValueSource(strings = {"builds", "serves"})
  @DisplayName("It hears an interrupt also where a script started it in the background")
  void interruptIsHeardInTheBackgroundOfAScript(String stage) throws Exception {
    assumeThat(canReset()).as("not on macOS").isTrue();
    write("jdk/bin/mvn", stage.equals("builds") ? "echo builds $$; " + STAYS : ENDS);
    Process run = start("sh", "-c", "trap '' INT; exec ./run");
    long said = await(run, stage);

    send("INT", run.pid());

    assertEnded(run, said);
  }

  @Test
  void commandGoesOnAfterTheBuild() throws Exception {
    write("jdk/bin/mvn", "read -r line; echo builds $$; " + ENDS);

    assertThat(await(start("./run"), "serves")).isPositive();
  }

  /** These tests may run in the background themselves, where a signal is ignored from the start. */
  private Process startHearing() throws Exception {
    return canReset() ? start("env", "--default-signal=INT,TERM,HUP", "./run") : start("./run");
  }

  private boolean canReset() throws Exception {
    return start("env", "--default-signal=INT", "true").waitFor() == 0;
  }

  private Process start(String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    Path jdk = directory.resolve("jdk");
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().merge("PATH", "", (path, none) -> jdk.resolve("bin") + ":" + path);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** The number of the process that says this word. */
  private static long await(Process run, String word) throws IOException {
    BufferedReader output = run.inputReader(UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(word + " ")) {
        return Long.parseLong(line.substring(word.length() + 1));
      }
    }
    throw new AssertionError("It has ended before it " + word);
  }

  private void send(String signal, long process) throws Exception {
    assertThat(start("kill", "-" + signal, Long.toString(process)).waitFor()).isZero();
  }

  /** The command, and what it ran; nothing came after that. */
  private static void assertEnded(Process run, long child) throws Exception {
    assertThat(run.onExit()).as("the command").succeedsWithin(PATIENCE);
    assertThat(run.exitValue()).isNotZero();
    ProcessHandle.of(child).ifPresent(ran -> assertThat(ran.onExit()).succeedsWithin(PATIENCE));
    assertThat(run.inputReader(UTF_8).lines()).noneMatch(line -> line.startsWith("serves"));
  }

  private void write(String name, String... lines) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", Arrays.asList(lines)) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
