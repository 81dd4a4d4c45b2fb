package mfa.application;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an application is reached: scheme, host and, where it is not the usual one, port, written
 * in the one way that browsers write it.
 *
 * <p>The host is a name of ASCII letters, digits and hyphens, so that names of other scripts show
 * in their encoded form ({@code xn--}) and nobody takes one for another. Addresses of numbers are
 * none: browsers read them in many forms.
 *
 * @param text such as {@code https://app.acme.example} or {@code https://app.acme.example:8443}
 */
public record ApplicationOrigin(String text) {

  public static final int MAX_LENGTH = 300;

  private static final int MAX_HOST_LENGTH = 253;
  private static final int MAX_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile(
          "(https?)://((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*"
              + "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)(?::([1-9][0-9]{0,4}))?");

  /** Names of the machine itself, which browsers ask no name server for. */
  private static final Pattern LOCAL = Pattern.compile("(.+\\.)?localhost");

  /**
   * @throws IllegalArgumentException if it is not written so
   */
  public ApplicationOrigin {
    if (!normal(text).equals(Optional.of(text))) {
      throw new IllegalArgumentException("Not an origin: " + text);
    }
  }

  /**
   * What somebody typed or a proxy says; empty where it is no origin. Without TLS there are only
   * names of the machine itself.
   */
  public static Optional<ApplicationOrigin> parse(String typed) {
    String lower = typed.strip().toLowerCase(Locale.ROOT);
    String bare = lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    return normal(bare).map(ApplicationOrigin::new);
  }

  private static Optional<String> normal(String text) {
    Matcher matcher = FORM.matcher(text);
    if (text.length() > MAX_LENGTH || !matcher.matches()) {
      return Optional.empty();
    }
    String scheme = matcher.group(1);
    String host = matcher.group(2);
    int port = matcher.group(3) == null ? usualPort(scheme) : Integer.parseInt(matcher.group(3));
    boolean open = scheme.equals("http") && !LOCAL.matcher(host).matches();
    if (open || host.length() > MAX_HOST_LENGTH || port > MAX_PORT) {
      return Optional.empty();
    }
    return Optional.of(scheme + "://" + host + (port == usualPort(scheme) ? "" : ":" + port));
  }

  private static int usualPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  public boolean isOverTls() {
    return text.startsWith("https:");
  }

  /** Browsers send cookies to all ports of it. */
  public String host() {
    return URI.create(text).getHost();
  }

  @Override
  public String toString() {
    return text;
  }
}
