package mfa.it.support;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does one thing many times at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  /** Calls the function for each of them, all together, and returns the results in their order. */
  public static <T, R> List<R> forEach(List<T> subjects, Function<T, R> function) {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results =
          subjects.stream()
              .map(
                  subject ->
                      threads.submit(
                          () -> {
                            start.await();
                            return function.apply(subject);
                          }))
              .toList();
      start.countDown();
      return results.stream().map(AtOnce::result).toList();
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
