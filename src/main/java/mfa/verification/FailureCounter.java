package mfa.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import mfa.platform.persistence.SqlRow;
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
  private @Nullable Instant changedAt;

  @SuppressWarnings("NullAway.Init") // filled by the database
  protected FailureCounter() {}

  /** As it was read, while it was locked. */
  FailureCounter(String subject, SqlRow row) {
    this.subject = subject;
    this.failures = (int) row.number("failures");
    this.lockedUntil = row.timeOrNull("locked_until");
  }

  Optional<Lockout> lockout(Instant now) {
    return Optional.ofNullable(lockedUntil).filter(end -> end.isAfter(now)).map(Lockout::new);
  }

  void addFailure(LockoutPolicy policy, Instant now) {
    failures++;
    lockedUntil = policy.lockout(failures, now).map(Lockout::until).orElse(null);
    changedAt = now;
  }

  void reset(Instant now) {
    if (isAtRest()) {
      return;
    }
    failures = 0;
    lockedUntil = null;
    changedAt = now;
  }

  boolean isAtRest() {
    return failures == 0 && lockedUntil == null;
  }

  String subject() {
    return subject;
  }

  int failures() {
    return failures;
  }

  @Nullable Instant lockedUntil() {
    return lockedUntil;
  }

  @Nullable Instant changedAt() {
    return changedAt;
  }
}
