package mfa.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds out which ports of this machine can be listened on. */
final class Ports {

  private static final int HIGHEST = 65_535;

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
    try (var socket = new ServerSocket(check(port), 1, loopback())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StartFailedException(
          "Port %d cannot be used (%s). End the other program, or choose another port: %s=… ./run"
              .formatted(port, e.getMessage(), variable),
          e);
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
