package mfa.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each call took beside so many rows, and how that grew with them. */
final class TimingTable {

  /** In ms of CPU; what takes longer is marked. */
  private static final int BOUND = 100;

  private final int[] sizes;
  private final Map<String, Timing[]> timings = new LinkedHashMap<>();

  TimingTable(int... sizes) {
    this.sizes = sizes.clone();
  }

  void keep(int index, String name, List<Timing.Sample> samples) {
    var timing = Timing.of(samples);
    timings.computeIfAbsent(name, any -> new Timing[sizes.length])[index] = timing;
    System.err.printf("%,d %s: %s%n", sizes[index], name, timing);
  }

  void print() {
    System.out.printf("%-42s", "ms: median / 95th percentile (CPU)");
    Arrays.stream(sizes).forEach(size -> System.out.printf(" %,26d", size));
    System.out.printf(" %9s%n", "ratio");
    timings.forEach(
        (name, row) -> {
          System.out.printf("%-42s", name);
          Arrays.stream(row).forEach(timing -> System.out.printf(" %26s", timing));
          var last = row[row.length - 1];
          System.out.printf(" %9.1f%s%n", last.median() / row[0].median(), warning(last));
        });
  }

  /** Nothing, where it took no longer than it may. */
  static String warning(Timing timing) {
    return timing.cpu() > BOUND ? "  > 100 ms of CPU" : "";
  }
}
