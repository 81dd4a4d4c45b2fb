package mfa.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** What the server's password hash costs on this machine, by which other numbers are read. */
final class HashCost {

  private static final int TIMES = 50;
  private static final int PASSES = 5;
  private static final int KIBIBYTES = 7168;

  private HashCost() {}

  /** Milliseconds of CPU that one hash takes on a thread that does nothing else; says so, too. */
  static double print() {
    var millis = ofOneComparison();
    System.out.printf("one Argon2id hash (%d KiB, t=%d) %6.2f ms%n", KIBIBYTES, PASSES, millis);
    return millis;
  }

  /**
   * The same with as many at a time as there are clients: on cores that share caches or units, a
   * hash beside others takes half as much again, in the server as here.
   */
  static double print(int clients) {
    print();
    List<Callable<Double>> comparisons = Collections.nCopies(clients, HashCost::ofOneComparison);
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var sum = 0.0;
      for (var done : threads.invokeAll(comparisons)) {
        sum += done.get();
      }
      System.out.printf("of %d at a time, each            %6.2f ms%n", clients, sum / clients);
      return sum / clients;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double ofOneComparison() {
    var argon2 = Argon2Factory.create(Argon2Types.ARGON2id, 16, 32);
    var password = "Bound-pass-2026".getBytes(UTF_8);
    var hash = argon2.hash(PASSES, KIBIBYTES, 1, password);
    var threads = ManagementFactory.getThreadMXBean();
    compare(argon2, hash, password);
    var before = threads.getCurrentThreadCpuTime();
    compare(argon2, hash, password);
    return (threads.getCurrentThreadCpuTime() - before) / 1e6 / TIMES;
  }

  private static void compare(Argon2 argon2, String hash, byte[] password) {
    for (var i = 0; i < TIMES; i++) {
      argon2.verify(hash, password);
    }
  }
}
