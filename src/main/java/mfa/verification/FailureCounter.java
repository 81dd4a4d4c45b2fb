package mfa.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The consecutive failures of one kind of one subject. */
@Entity
@Table(name = "failure_counter")
class FailureCounter {

  @Id private String subject;
  private int failures;

  @Column(name = "locked_until")
  private @Nullable Instant lockedUntil;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected FailureCounter() {}

  Optional<Lockout> lockout(Instant now) {
    return Optional.ofNullable(lockedUntil).filter(end -> end.isAfter(now)).map(Lockout::new);
  }

  void addFailure(LockoutPolicy policy, Instant now) {
    failures++;
    lockedUntil = policy.lockout(failures, now).map(Lockout::until).orElse(null);
    changedAt = now;
  }

  void uncount(Instant now) {
    failures = Math.max(0, failures - 1);
    lockedUntil = null;
    changedAt = now;
  }

  void reset(Instant now) {
    if (failures == 0 && lockedUntil == null) {
      return;
    }
    failures = 0;
    lockedUntil = null;
    changedAt = now;
  }
}
