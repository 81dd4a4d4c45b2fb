package mfa.platform.time;

import java.time.ZoneId;
import java.util.Optional;

/** Time zones as browsers name them. */
public final class TimeZones {

  private TimeZones() {}

  /** The zone of this name, such as {@code Asia/Shanghai}; empty for what is none. */
  public static Optional<ZoneId> parse(String name) {
    return ZoneId.getAvailableZoneIds().contains(name)
        ? Optional.of(ZoneId.of(name))
        : Optional.empty();
  }
}
