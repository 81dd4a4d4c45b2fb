package mfa.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;
import mfa.platform.request.Client;
import org.jspecify.annotations.Nullable;

/**
 * Tells where a request comes from. Behind the reverse proxies of {@code mfa.trusted-proxies} (a
 * list of addresses and ranges) it is the last address in {@code X-Forwarded-For} that is none of
 * them; without them the header is not believed. Other headers, RFC 7239 too, are not read.
 */
@ApplicationScoped
public class ClientSource {

  private static final Logger LOG = Logger.getLogger(ClientSource.class.getName());
  private static final String KEY = "mfa.trusted-proxies";
  private static final String FORWARDED = "X-Forwarded-For";
  private static final Pattern HOP =
      Pattern.compile("\\[([^\\]]*)](?::\\d{1,5})?|([\\d.]+):\\d{1,5}|([^\\[\\]]+)");

  private List<AddressRange> trustedProxies;
  private boolean behindTls;
  private volatile @Nullable String unknownProxy;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected ClientSource() {}

  @Inject
  public ClientSource(Configuration configuration) {
    trustedProxies =
        Arrays.stream(configuration.text(KEY).orElse("").split("[\\s,]+"))
            .filter(text -> !text.isEmpty())
            .map(ClientSource::range)
            .toList();
    behindTls = configuration.text("mfa.base-url").orElse("").startsWith("https:");
  }

  private static AddressRange range(String text) {
    return AddressRange.of(text)
        .orElseThrow(
            () ->
                new InvalidConfiguration(
                    KEY, "must name addresses or ranges such as 127.0.0.1, 10.0.0.0/8, ::1"));
  }

  void checkAtStart(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  public Client client(HttpServletRequest request) {
    return new Client(address(request), request.getHeader("User-Agent"));
  }

  /** Whether the request was passed on by one of the proxies whose word counts. */
  public boolean isFromTrustedProxy(HttpServletRequest request) {
    return peerAddress(request.getRemoteAddr()).filter(this::isTrusted).isPresent();
  }

  /** A peer that forwards requests though it is not trusted: all its clients count as one. */
  Optional<String> unknownProxy() {
    return Optional.ofNullable(unknownProxy);
  }

  private String address(HttpServletRequest request) {
    String peer = request.getRemoteAddr();
    Optional<InetAddress> address = peerAddress(peer);
    List<String> hops = hops(request);
    if (hops.isEmpty()) {
      return peer;
    }
    if (address.filter(this::isTrusted).isEmpty()) {
      noticeUnknownProxy(peer);
      return peer;
    }
    for (String hop : hops.reversed()) {
      Optional<InetAddress> before = hopAddress(hop);
      if (before.isEmpty()) {
        break;
      }
      address = before;
      if (!isTrusted(before.get())) {
        break;
      }
    }
    return address.get().getHostAddress();
  }

  /** Without the name of the interface, which stands behind addresses of one's own link. */
  private static Optional<InetAddress> peerAddress(String peer) {
    int zone = peer.indexOf('%');
    return AddressRange.address(zone < 0 ? peer : peer.substring(0, zone));
  }

  /** All lines of the header: a proxy may add a line of its own below what the client sent. */
  private static List<String> hops(HttpServletRequest request) {
    List<String> hops = new ArrayList<>();
    for (String line : Collections.list(request.getHeaders(FORWARDED))) {
      hops.addAll(Arrays.asList(line.strip().split("\\s*,\\s*")));
    }
    return hops;
  }

  private static Optional<InetAddress> hopAddress(String hop) {
    Matcher matcher = HOP.matcher(hop);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return AddressRange.address(matcher.group(group));
      }
    }
    return Optional.empty();
  }

  private boolean isTrusted(InetAddress address) {
    return trustedProxies.stream().anyMatch(range -> range.contains(address));
  }

  private synchronized void noticeUnknownProxy(String peer) {
    if (behindTls && unknownProxy == null) {
      unknownProxy = peer;
      LOG.severe(
          "Requests are forwarded by "
              + peer
              + ", which is not in mfa.trusted-proxies: all people behind it count as one client,"
              + " and one of them can use up the limits of all.");
    }
  }
}
