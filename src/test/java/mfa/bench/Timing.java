package mfa.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mfa.support.Services;

/**
 * How long calls took, in milliseconds.
 *
 * @param cpu of the calling thread and of the database's processes, the mean of all
 */
record Timing(double median, double high, double cpu) {

  private static final double NANOS_IN_MILLI = 1e6;
  private static ProcessHandle database;

  /** One call, in milliseconds. */
  record Sample(double took, double cpu) {}

  static Sample of(Runnable call) {
    var cpu = cpuNanos();
    var begin = System.nanoTime();
    call.run();
    var took = (System.nanoTime() - begin) / NANOS_IN_MILLI;
    return new Sample(took, (cpuNanos() - cpu) / NANOS_IN_MILLI);
  }

  static Timing of(List<Sample> samples) {
    var sorted = samples.stream().map(Sample::took).sorted().toList();
    return new Timing(
        sorted.get(sorted.size() / 2),
        sorted.get(Math.min(sorted.size() - 1, sorted.size() * 95 / 100)),
        samples.stream().mapToDouble(Sample::cpu).average().orElseThrow());
  }

  /** The database's processes count too, where it has its own. */
  static void watch(Services services) {
    database = null;
    if (services.isPostgresql()) {
      var directory = services.sql().single("select current_setting('data_directory')");
      try (var lines = Files.lines(Path.of(directory.toString(), "postmaster.pid"))) {
        var pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
        database = ProcessHandle.of(pid).orElseThrow();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      // What other processes do for one statement ends with them, and would not be counted.
      services.sql().execute("alter system set max_parallel_workers_per_gather = 0");
      services.sql().rows("select pg_reload_conf()");
    }
  }

  private static long cpuNanos() {
    var processes = database == null ? Stream.<ProcessHandle>empty() : database.descendants();
    var others =
        processes
            .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
            .mapToLong(Duration::toNanos)
            .sum();
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + others;
  }

  @Override
  public String toString() {
    return "%.1f / %.1f (%.1f)".formatted(median, high, cpu);
  }
}
