package mfa.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Lets many threads loose at the same moment. */
public final class Simultaneously {

  private Simultaneously() {}

  /**
   * The results of all calls.
   *
   * @param work gets the number of its thread, from 0 on
   * @throws IllegalStateException with the first failure, if one of them fails
   */
  public static <T> List<T> call(int threads, IntFunction<T> work) {
    CountDownLatch ready = new CountDownLatch(threads);
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> calls = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        calls.add(
            pool.submit(
                () -> {
                  ready.countDown();
                  start.await();
                  return work.apply(number);
                }));
      }
      ready.await();
      start.countDown();
      return results(calls);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static <T> List<T> results(List<Future<T>> calls) throws InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> call : calls) {
      try {
        results.add(call.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    return results;
  }
}
