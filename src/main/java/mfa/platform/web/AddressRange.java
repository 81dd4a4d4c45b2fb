package mfa.platform.web;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One address or a range of them in CIDR notation, such as {@code 10.0.0.0/8} or {@code
 * 2001:db8::/32}.
 *
 * @param prefix how many leading bits an address has in common with {@code first}
 */
record AddressRange(InetAddress first, int prefix) {

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

  /** Empty where the text is neither an address nor a range that begins where it says. */
  static Optional<AddressRange> of(String text) {
    String[] parts = text.split("/", -1);
    Optional<InetAddress> first = address(parts[0]);
    if (first.isEmpty() || parts.length > 2) {
      return Optional.empty();
    }
    int bits = bits(first.get());
    if (parts.length == 1) {
      return first.map(address -> new AddressRange(address, bits));
    }
    if (!PREFIX.matcher(parts[1]).matches() || Integer.parseInt(parts[1]) > bits) {
      return Optional.empty();
    }
    var range = new AddressRange(first.get(), Integer.parseInt(parts[1]));
    return Optional.of(range).filter(AddressRange::beginsAtItsFirst);
  }

  /** The address that the text writes out; never asks a name server. */
  static Optional<InetAddress> address(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    int bits = bits(first);
    return bits(address) == bits
        && number(address).xor(number(first)).shiftRight(bits - prefix).signum() == 0;
  }

  private boolean beginsAtItsFirst() {
    BigInteger number = number(first);
    return number.signum() == 0 || number.getLowestSetBit() >= bits(first) - prefix;
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }
}
