package mfa.platform.persistence;

import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What one request has read of late. */
@RequestScoped
class KeptReads {

  /** A page is built sooner; a download goes on for minutes, and must end with the right to it. */
  static final Duration MAX_AGE = Duration.ofSeconds(5);

  private final Map<ReadOnce.Key, Object> all = new HashMap<>();
  private Instant begun = Instant.MIN;

  Map<ReadOnce.Key, Object> at(Instant now) {
    if (begun.plus(MAX_AGE).isBefore(now)) {
      all.clear();
      begun = now;
    }
    return all;
  }
}
