package mfa.platform.worker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.platform.persistence.Transactions;

/**
 * Lets each element of a batch stand alone: one that fails is put off, longer at each try, and put
 * aside after the last, while the others go on. Nothing is counted where not even the failure can
 * be written down: then it is not the element that is broken.
 */
@ApplicationScoped
public class Elements {

  private static final Logger LOG = Logger.getLogger(Elements.class.getName());

  private static final Duration MEMORY = Duration.ofDays(30);

  private ElementFailures failures;
  private Transactions transactions;
  private Clock clock;
  private volatile Map<String, Long> aside = Map.of();

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected Elements() {}

  @Inject
  Elements(ElementFailures failures, Transactions transactions, Clock clock) {
    this.failures = failures;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The condition of JPQL that leaves out what is put off or aside; it needs the parameter {@code
   * now}.
   *
   * @param worker name of a worker, never anything that somebody typed
   * @param id path to the id of the element
   */
  public static String areDue(String worker, String id) {
    return String.format(
        Locale.ROOT,
        " not exists (select f.id from ElementFailure f where f.worker = '%s' and f.elementId = %s and (f.nextTryAt is null or f.nextTryAt > :now))",
        worker,
        id);
  }

  /** Finds the ids of what is due, in the order in which it is to be done. */
  @FunctionalInterface
  public interface Due {
    List<Long> ids(Instant now, int max);
  }

  /**
   * Does it to each that is due, in a transaction of its own.
   *
   * @param max how many make a full batch
   * @return whether the batch was full, so that there may be more
   */
  public boolean each(String worker, int max, Due due, LongConsumer work) {
    return eachIfReady(
        worker,
        max,
        due,
        id -> {
          work.accept(id);
          return true;
        });
  }

  /**
   * The same where not every element is ready when it is due; what is not waits for some seconds,
   * without a failure.
   *
   * @param work tells whether the element was ready
   */
  public boolean eachIfReady(String worker, int max, Due due, LongPredicate work) {
    List<Long> ids = transactions.within(() -> due.ids(clock.instant(), max));
    Set<Long> failedBefore = ids.isEmpty() ? Set.of() : failedBefore(worker, ids);
    for (long id : ids) {
      if (succeeds(worker, id, work) && failedBefore.contains(id)) {
        forget(worker, id);
      }
    }
    return ids.size() == max;
  }

  private boolean succeeds(String worker, long id, LongPredicate work) {
    try {
      boolean ready = transactions.inNew(() -> work.test(id));
      if (!ready) {
        putOff(worker, id);
      }
      return ready;
    } catch (RuntimeException e) {
      boolean last = recordFailure(worker, id, kind(e));
      LOG.log(
          last ? Level.SEVERE : Level.WARNING,
          e,
          () -> "Worker " + worker + " puts element " + id + (last ? " aside." : " off."));
      if (last) {
        count();
      }
      return false;
    }
  }

  private Set<Long> failedBefore(String worker, List<Long> elementIds) {
    return transactions.within(() -> new HashSet<>(failures.failed(worker, elementIds)));
  }

  /** Counts a failure; tells whether the element is put aside by that. */
  private boolean recordFailure(String worker, long elementId, String kind) {
    return noting(() -> failure(worker, elementId).fail(kind, clock.instant()));
  }

  private void putOff(String worker, long elementId) {
    noting(
        () -> {
          failure(worker, elementId).putOff(clock.instant());
          return true;
        });
  }

  /**
   * Where another server notes the first failure of the same element at the same time, its note is
   * found then.
   */
  private boolean noting(Supplier<Boolean> note) {
    try {
      return transactions.inNew(note);
    } catch (RuntimeException e) {
      return transactions.inNew(note);
    }
  }

  private ElementFailure failure(String worker, long elementId) {
    return failures
        .find(worker, elementId)
        .orElseGet(
            () -> {
              ElementFailure first = new ElementFailure(worker, elementId);
              failures.add(first);
              return first;
            });
  }

  private void forget(String worker, long elementId) {
    transactions.inNew(() -> failures.delete(worker, elementId));
  }

  private static String kind(RuntimeException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName();
  }

  /** Looks how many are put aside. */
  void count() {
    aside = transactions.within(() -> failures.countAside());
  }

  /** Forgets failures of more than 30 days ago: what is still there is tried again. */
  void forgetOld() {
    transactions.within(() -> failures.deleteFailedBefore(clock.instant().minus(MEMORY)));
  }

  /** How many elements of each worker were put aside when it was counted last. */
  Map<String, Long> aside() {
    return aside;
  }
}
