package mfa.workflow.dryrun;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The dry runs that people of this server wait for: one for each of them, played one after the
 * other, because each needs an engine and some memory.
 */
@ApplicationScoped
class DryRunQueue {

  /** Each holds two files. A later one is refused, and can be tried again soon. */
  static final int MAX_WAITING = 5;

  private final Map<Long, Request> waiting = new LinkedHashMap<>();
  private Optional<Request> played = Optional.empty();

  /**
   * What somebody wants to have played.
   *
   * @param result is done too when nobody waits for it any more
   */
  record Request(
      long accountId,
      String process,
      byte[] before,
      byte[] after,
      CompletableFuture<DryRunDifference> result) {}

  /** Takes the place of what this account waits for; false where too many others wait. */
  synchronized boolean add(Request request) {
    played
        .filter(other -> other.accountId() == request.accountId())
        .ifPresent(other -> other.result().cancel(false));
    waiting
        .values()
        .removeIf(other -> other.result().isDone() || isReplaced(other, request.accountId()));
    if (waiting.size() >= MAX_WAITING) {
      return false;
    }
    waiting.put(request.accountId(), request);
    return true;
  }

  private static boolean isReplaced(Request other, long accountId) {
    return other.accountId() == accountId && other.result().cancel(false);
  }

  /** The one that waits longest, which is played from now on. */
  synchronized Optional<Request> next() {
    waiting.values().removeIf(request -> request.result().isDone());
    played = waiting.values().stream().findFirst();
    played.map(Request::accountId).ifPresent(waiting::remove);
    return played;
  }
}
