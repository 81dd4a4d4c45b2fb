package mfa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every benchmark runs to its end, in small, and prints what its numbers are read by. */
class BenchIT {

  private static final Path CLASSES = Path.of("target", "test-classes");
  private static final List<String> SMALL =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-Dbench.compiler=1",
          "-Dbench.threads=2",
          "-Dbench.warmup=1",
          "-Dbench.sign-ins=2",
          "-Dbench.requests=2",
          "-Dbench.checks=20",
          "-Dbench.members=2",
          "-Dbench.times=1",
          "-Dbench.entries=1000",
          "-Dbench.tickets=100",
          "-Dbench.ticket-sizes=200,400",
          "-Dbench.sizes=60,80,120");

  private static final Set<Class<?>> ON_DATABASES =
      Set.of(ListBench.class, StatisticsBench.class, TicketBench.class);

  /** As src/docs/testing.md starts them, each in a process of its own. */
  @ParameterizedTest
  @MethodSource("benchmarks")
  @DisplayName("Each benchmark still runs")
  void benchmarkRuns(Class<?> benchmark) throws IOException, InterruptedException {
    var output = Path.of("target", "it", benchmark.getSimpleName() + ".txt");
    Files.createDirectories(output.getParent());
    var process =
        new ProcessBuilder(words(benchmark))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor()).as("see %s", output).isZero();
    assertThat(output).content().contains("one Argon2id hash (7168 KiB, t=5) ");
  }

  private static List<String> words(Class<?> benchmark) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath =
        String.join(
            File.pathSeparator,
            CLASSES.toString(),
            Path.of("target", "classes").toString(),
            Files.readString(Path.of("target", "launcher.classpath")).strip());
    return Stream.of(
            Stream.of(java, "-cp", classPath),
            SMALL.stream(),
            Stream.of(benchmark.getName()),
            // One of two databases, the one that needs no process.
            ON_DATABASES.contains(benchmark) ? Stream.of("H2") : Stream.<String>empty())
        .flatMap(part -> part)
        .toList();
  }

  private static Stream<Class<?>> benchmarks() throws IOException {
    try (var files = Files.list(CLASSES.resolve("mfa").resolve("bench"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("package"))
          .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
          .filter(BenchIT::isProgram)
          .toList()
          .stream();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName("mfa.bench." + name, false, BenchIT.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isProgram(Class<?> type) {
    return Stream.of(type.getDeclaredMethods()).anyMatch(each -> each.getName().equals("main"));
  }
}
