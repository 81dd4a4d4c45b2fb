package mfa.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import mfa.dev.DevServer;

/**
 * CPU time that a server process has used, in all and, where the machine tells (Linux), by the kind
 * of its threads: the compiler and the garbage collector are not the requests' own work.
 *
 * @param millis by kind; {@link #ALL} is the whole process
 */
record ServerCpu(Map<String, Double> millis) {

  static final String ALL = "all";
  private static final double MILLIS_IN_TICK = 10;
  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;

  static ServerCpu of(DevServer server) {
    try {
      var words = Files.readString(server.data().resolve("server.pid")).split(" ");
      var process = ProcessHandle.of(Long.parseLong(words[0])).orElseThrow();
      var millis = new TreeMap<String, Double>();
      millis.put(ALL, process.info().totalCpuDuration().orElseThrow().toNanos() / 1e6);
      var threads = Path.of("/proc", words[0], "task");
      if (Files.isDirectory(threads)) {
        try (var list = Files.list(threads)) {
          list.forEach(thread -> add(millis, thread.resolve("stat")));
        }
      }
      return new ServerCpu(millis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Map<String, Double> millis, Path stat) {
    try {
      var line = Files.readString(stat);
      var end = line.lastIndexOf(')');
      var numbers = line.substring(end + 2).split(" ");
      var ticks = Long.parseLong(numbers[USER_TIME]) + Long.parseLong(numbers[SYSTEM_TIME]);
      var kind = kind(line.substring(line.indexOf('(') + 1, end));
      millis.merge(kind, ticks * MILLIS_IN_TICK, Double::sum);
    } catch (IOException e) {
      // The thread has ended meanwhile.
    }
  }

  private static String kind(String name) {
    if (name.startsWith("C1 ") || name.startsWith("C2 ")) {
      return "compiler";
    }
    if (name.startsWith("G1 ") || name.startsWith("GC ") || name.startsWith("VM ")) {
      return "garbage collection";
    }
    return name.startsWith("http-") ? "requests" : "timers and others";
  }

  /** What was used since an earlier measurement, divided by the number of sign-ins. */
  Map<String, Double> since(ServerCpu earlier, int times) {
    var used = new TreeMap<String, Double>();
    millis.forEach(
        (kind, now) -> used.put(kind, (now - earlier.millis().getOrDefault(kind, 0.0)) / times));
    return used;
  }
}
