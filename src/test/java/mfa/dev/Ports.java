package mfa.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds out which ports of this machine can be listened on. */
public final class Ports {

  private static final int HIGHEST = 65_535;

  /**
   * Where no connection that goes out begins, as Linux counts them: one could take the port between
   * the look at it and the start of what listens there.
   */
  private static final int FIRST_FREE = 20_000;

  private static final int LAST_FREE = 32_000;
  private static final int TRIES = 100;

  private Ports() {}

  /**
   * Returns the number itself, or throws {@link IllegalArgumentException} where it is no port
   * number.
   */
  static int check(int port) {
    if (port < 0 || port > HIGHEST) {
      throw new IllegalArgumentException("Not a port: " + port);
    }
    return port;
  }

  /**
   * Returns a port that can be listened on now.
   *
   * @param port the wanted port, or 0 for any free one
   * @param variable how a developer chooses another one
   */
  static int claim(int port, String variable) {
    if (port == 0) {
      return free();
    }
    try (var socket = new ServerSocket(check(port), 1, loopback())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StartFailedException(
          "Port %d cannot be used (%s). End the other program, or choose another port: %s=… ./run"
              .formatted(port, e.getMessage(), variable),
          e);
    }
  }

  /** Returns any port that nobody listens at. */
  public static int free() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_FREE, LAST_FREE);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("No port is free.");
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, loopback())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  static InetAddress loopback() {
    try {
      return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
