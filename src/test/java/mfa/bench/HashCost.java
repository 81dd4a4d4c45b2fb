package mfa.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.lang.management.ManagementFactory;

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
