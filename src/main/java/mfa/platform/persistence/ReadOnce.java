package mfa.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What several parts of one request ask for, kept for that request alone, and not for long. A
 * transaction reads all for itself, and what was read before its end does not count after it.
 * Threads without a request keep nothing.
 */
@ApplicationScoped
public class ReadOnce {

  private KeptReads request;
  private TransactionEnd end;
  private Clock clock;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected ReadOnce() {}

  @Inject
  ReadOnce(KeptReads request, TransactionEnd end, Clock clock) {
    this.request = request;
    this.end = end;
    this.clock = clock;
  }

  record Key(Class<?> type, Object id) {}

  /** What is kept of this type by this id, else what is read now. */
  public <T> T get(Class<T> type, Object id, Supplier<T> read) {
    Optional<Object> known = kept().map(kept -> kept.get(new Key(type, id)));
    if (known.isPresent()) {
      return type.cast(known.get());
    }
    T value = read.get();
    keep(type, id, value);
    return value;
  }

  /** The request has read it along with something else. */
  public <T> void keep(Class<T> type, Object id, T value) {
    kept().ifPresent(kept -> kept.put(new Key(type, id), value));
  }

  private Optional<Map<Key, Object>> kept() {
    return end.isAhead() ? Optional.empty() : ofRequest();
  }

  private Optional<Map<Key, Object>> ofRequest() {
    try {
      return Optional.of(request.at(clock.instant()));
    } catch (ContextNotActiveException e) {
      return Optional.empty();
    }
  }

  /** A transaction has ended. */
  public void forget() {
    ofRequest().ifPresent(Map::clear);
  }
}
