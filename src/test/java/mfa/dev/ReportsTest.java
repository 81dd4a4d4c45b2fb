package mfa.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code test} with a Maven that only writes reports. */
@Timeout(120)
@DisplayName("What ./test says of its reports")
class ReportsTest {

  private static final String REPORT =
      """
      mkdir -p "target/$1"
      printf '<testsuite a="b" name="%s" time="%s" tests="1">\\n' "$2" "$3" > "target/$1/TEST-$2.xml"
      touch -t 209901010000 "target/$1/TEST-$2.xml"
      """;

  @TempDir Path directory;

  @BeforeEach
  void copyTheCommand() throws IOException {
    Files.createDirectories(directory.resolve("src/build"));
    Files.copy(Path.of("test"), directory.resolve("test"));
    for (String part : List.of("maven", "browser", "lint", "proxies", "reports")) {
      Path script = Path.of("src/build", part + ".sh");
      Files.copy(script, directory.resolve(script));
    }
    Files.createDirectories(directory.resolve("jdk/bin"));
    Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    write("jdk/bin/javac", "");
    write("report", REPORT);
  }

  @Test
  @DisplayName("The slowest come first, whichever folder they are in")
  void slowestComeFirst() throws Exception {
    write(
        "jdk/bin/mvn",
        """
        ./report surefire-reports mfa.QuickTest 2.5
        ./report failsafe-reports mfa.SlowIT 1,033.5
        """);

    Run run = run();

    assertThat(run.output())
        .containsSubsequence("slowest test classes", "1033.5  mfa.SlowIT", "2.5  mfa.QuickTest");
    assertThat(run.result()).isZero();
  }

  @Test
  @DisplayName("More reports than a pipe holds do not make a run fail: the first twenty are said")
  void manyReportsDoNotFailTheRun() throws Exception {
    write(
        "jdk/bin/mvn",
        """
        ./report surefire-reports mfa.First 1
        for number in $(seq 2000); do
          printf '<testsuite a="b" name="mfa.%0100d" time="%d.5" tests="1">\\n' "$number" "$number"
        done > target/surefire-reports/TEST-mfa.First.xml
        touch -t 209901010000 target/surefire-reports/TEST-mfa.First.xml
        """);

    Run run = run();

    assertThat(run.output().lines().filter(line -> line.contains(".5  mfa."))).hasSize(20);
    assertThat(run.result()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  @DisplayName("Without any report the result is Maven's")
  void resultIsThatOfMaven(int result) throws Exception {
    write("jdk/bin/mvn", "exit " + result);

    assertThat(run().result()).isEqualTo(result);
  }

  private Run run() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("./test", "SomeTest")
            .directory(directory.toFile())
            .redirectErrorStream(true);
    Path jdk = directory.resolve("jdk");
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().merge("PATH", "", (path, none) -> jdk.resolve("bin") + ":" + path);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), output);
  }

  private void write(String name, String script) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Run(int result, String output) {}
}
