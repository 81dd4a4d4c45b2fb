package mfa.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still unless a test moves it, and never goes back. */
public final class TestClock extends Clock {

  private final AtomicReference<Instant> now;
  private volatile Duration tick = Duration.ZERO;

  public TestClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  public void moveBy(Duration duration) {
    now.updateAndGet(time -> time.plus(duration));
  }

  /**
   * @throws IllegalArgumentException if that lies in the past
   */
  public void moveTo(Instant time) {
    if (time.isBefore(instant())) {
      throw new IllegalArgumentException("The clock does not go back to " + time + ".");
    }
    now.set(time);
  }

  /** Noon of the day after tomorrow: nothing of what happened before is still waited for. */
  public void moveToAnotherDay() {
    now.updateAndGet(time -> time.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(2 * 24 + 12)));
  }

  /** The first second of the next time step of TOTP. */
  public void moveToNextStep() {
    now.updateAndGet(
        time -> Instant.ofEpochSecond((Math.floorDiv(time.getEpochSecond(), 30) + 1) * 30));
  }

  /** Goes on by a millisecond whenever it is asked, as real ones do. */
  public void tickDuring(Runnable work) {
    tick = Duration.ofMillis(1);
    try {
      work.run();
    } finally {
      tick = Duration.ZERO;
    }
  }

  @Override
  public Instant instant() {
    return now.updateAndGet(time -> time.plus(tick));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The server reckons in UTC.");
  }
}
