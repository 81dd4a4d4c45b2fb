package mfa.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The consecutive failures of one kind of one subject. */
@Entity
@Table(name = "failure_counter")
class FailureCounter {

  @Id private String subject;
  private int failures;

  @Column(name = "locked_until")
  private Instant lockedUntil;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected FailureCounter() {}

  boolean isLocked(Instant now) {
    return lockedUntil != null && lockedUntil.isAfter(now);
  }

  void addFailure(LockoutPolicy policy, Instant now) {
    failures++;
    lockedUntil = policy.lockedUntil(failures, now).orElse(null);
    changedAt = now;
  }

  void uncount(Instant now) {
    failures = Math.max(0, failures - 1);
    lockedUntil = null;
    changedAt = now;
  }

  void reset(Instant now) {
    failures = 0;
    lockedUntil = null;
    changedAt = now;
  }

  Instant lockedUntil() {
    return lockedUntil;
  }
}
