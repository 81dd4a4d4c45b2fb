package mfa.platform.request;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import mfa.platform.text.SingleLine;

/**
 * Who asks, as far as a server can tell: the network address and the browser's name for itself.
 *
 * @param address textual IPv4 or IPv6 address, at most 64 characters
 * @param userAgent at most 300 printable characters
 */
public record Client(String address, String userAgent) {

  /** The server itself: timers, jobs and commands. */
  public static final Client SERVER = new Client("server", "");

  public Client {
    address = printable(address, 64);
    userAgent = printable(userAgent, 300);
  }

  /**
   * What limits are counted by: an IPv4 address, or the /64 network of an IPv6 address, since one
   * subscriber has all of it.
   */
  public String network() {
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }

  private static String printable(String text, int max) {
    return text == null ? "" : SingleLine.of(text, max);
  }
}
