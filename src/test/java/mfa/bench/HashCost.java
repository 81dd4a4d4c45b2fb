package mfa.bench;

import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.lang.management.ManagementFactory;

/** What the server's password hash costs on this machine. */
final class HashCost {

  private static final int TIMES = 200;

  private HashCost() {}

  /** Milliseconds of CPU that one comparison takes on a thread that does nothing else. */
  static double ofOneComparison() {
    var argon2 = Argon2Factory.create(Argon2Types.ARGON2id, 16, 32);
    var password = "Bound-pass-2026".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var hash = argon2.hash(5, 7168, 1, password);
    var threads = ManagementFactory.getThreadMXBean();
    compare(argon2, hash, password);
    var before = threads.getCurrentThreadCpuTime();
    compare(argon2, hash, password);
    return (threads.getCurrentThreadCpuTime() - before) / 1e6 / TIMES;
  }

  private static void compare(de.mkammerer.argon2.Argon2 argon2, String hash, byte[] password) {
    for (var i = 0; i < TIMES; i++) {
      argon2.verify(hash, password);
    }
  }
}
