package mfa.platform.worker;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One element of a worker's batches that failed. Its life: it begins at the first failure; each
 * further one puts the element off for longer, the last aside; it is gone when the element was
 * done, or 30 days after its last failure, from when on the element is tried again.
 */
@Entity
@Table(name = "element_failure")
class ElementFailure {

  static final int MAX_TRIES = 6;

  /** Times five at each failure: the last try is about 26 minutes after the first. */
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

  private static final int GROWTH = 5;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "element_failure_seq")
  @SequenceGenerator(name = "element_failure_seq", sequenceName = "element_failure_seq")
  private Long id;

  private String worker;

  @Column(name = "element_id")
  private long elementId;

  private int failures;

  private @Nullable String problem;

  @Column(name = "failed_at")
  private Instant failedAt;

  @Column(name = "next_try_at")
  private @Nullable Instant nextTryAt;

  protected ElementFailure() {}

  ElementFailure(String worker, long elementId) {
    this.worker = worker;
    this.elementId = elementId;
  }

  /** Nothing is wrong, but it cannot be done yet. */
  void putOff(Instant now) {
    failedAt = now;
    nextTryAt = now.plus(FIRST_PAUSE);
  }

  /**
   * Counts one more.
   *
   * @param kind of failure; no words, which may tell of secrets
   * @return whether the element is put aside by that
   */
  boolean fail(String kind, Instant now) {
    failures++;
    problem = kind;
    failedAt = now;
    Duration pause = FIRST_PAUSE;
    for (int i = 1; i < failures; i++) {
      pause = pause.multipliedBy(GROWTH);
    }
    nextTryAt = failures < MAX_TRIES ? now.plus(pause) : null;
    return nextTryAt == null;
  }
}
