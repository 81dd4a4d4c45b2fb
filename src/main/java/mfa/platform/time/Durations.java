package mfa.platform.time;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long something took each time, as a histogram with eight buckets to a doubling: what it says
 * is within 4.5 % of the truth, from a millisecond to centuries.
 */
public final class Durations {

  /** Of the natural logarithm of milliseconds. */
  private static final double BUCKETS_TO_E = 8 / Math.log(2);

  private final TreeMap<Integer, Long> counts = new TreeMap<>();
  private long count;

  /** How a database finds the bucket of so many milliseconds, at least one. */
  public static String bucketInSql(String milliseconds) {
    return String.format(
        Locale.ROOT,
        "cast(floor(ln(greatest(%s, 1)) * %.12f) as integer)",
        milliseconds,
        BUCKETS_TO_E);
  }

  /** Adds some that are in the same bucket. */
  public void add(int bucket, long more) {
    counts.merge(bucket, more, Long::sum);
    count += more;
  }

  /** Adds what others have counted. */
  public void addAll(Durations others) {
    others.counts.forEach(this::add);
  }

  public long count() {
    return count;
  }

  /**
   * What so many of a hundred took at most; nothing where there is none.
   *
   * @param percent from 1 to 100
   */
  public Duration percentile(int percent) {
    long rank = Math.max(1, (count * percent + 99) / 100);
    long passed = 0;
    for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
      passed += bucket.getValue();
      if (passed >= rank) {
        return Duration.ofMillis(Math.round(Math.exp((bucket.getKey() + 0.5) / BUCKETS_TO_E)));
      }
    }
    return Duration.ZERO;
  }
}
