package mfa.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * One person's browser: a jar of cookies and the pages opened with them.
 *
 * <p>All browsers share their connections, so that there can be thousands.
 */
public final class Browser {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MAX_REDIRECTS = 5;
  private static final String SESSION = "mfa-session";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private final String baseUrl;
  private final Map<String, String> cookies;
  private String address;

  /**
   * A browser without any cookie.
   *
   * @param baseUrl address of the server, without a slash at the end
   */
  public Browser(String baseUrl) {
    this(baseUrl, new ConcurrentSkipListMap<>());
  }

  private Browser(String baseUrl, Map<String, String> cookies) {
    this.baseUrl = baseUrl;
    this.cookies = cookies;
  }

  /** The same browser, as a proxy leads it to another server. */
  public Browser at(String otherBaseUrl) {
    return new Browser(otherBaseUrl, cookies);
  }

  /** The session cookie; empty where there is none. */
  public Optional<String> sessionCookie() {
    return Optional.ofNullable(cookies.get(SESSION));
  }

  /** Any cookie; empty where there is none. */
  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name));
  }

  /** Another browser with the same cookies: what a thief of the cookies has. */
  public Browser copy() {
    var copy = new Browser(baseUrl);
    copy.cookies.putAll(cookies);
    return copy;
  }

  /** Says that it comes from this address, as a reverse proxy does for it. */
  public Browser from(String forwardedAddress) {
    address = forwardedAddress;
    return this;
  }

  /** Plants a session cookie. */
  public Browser withSessionCookie(String value) {
    return withCookie(SESSION, value);
  }

  /** Plants any cookie. */
  public Browser withCookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  /** Asks for a path once, without following where it leads. */
  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** Sends a text as JSON to a path. */
  public Answer post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(BodyPublishers.ofString(json)));
  }

  /** A request to a path, for what the other methods do not say. */
  public HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(PATIENCE);
    return address == null ? request : request.header("X-Forwarded-For", address);
  }

  /** What a proxy in front of an application asks the gate, of a client that takes pages. */
  public HttpRequest.Builder check(String host) {
    return request("/gate/check")
        .header("X-Forwarded-Proto", "https")
        .header("X-Forwarded-Host", host)
        .header("Accept", "text/html");
  }

  /** Sends a request with the cookies of this browser and keeps those of the answer. */
  public Answer send(HttpRequest.Builder request) {
    try {
      var response = CLIENT.send(withCookies(request).build(), BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Adds the cookies of this browser to a request that somebody else sends. */
  public HttpRequest.Builder withCookies(HttpRequest.Builder request) {
    return cookies.isEmpty() ? request : request.header("Cookie", cookieHeader());
  }

  private String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private void keep(String header) {
    for (var cookie : HttpCookie.parse(header)) {
      if (cookie.getMaxAge() == 0) {
        cookies.remove(cookie.getName());
      } else {
        cookies.put(cookie.getName(), cookie.getValue());
      }
    }
  }

  /** Follows redirects only, and says at which path they end. */
  public String whereItLeads(String path) {
    return follow(path).path();
  }

  /** Opens a page, with its view where it has one, after all redirects. */
  public Page open(String path) {
    var end = follow(path);
    if (end.answer().status() != 200) {
      throw new AssertionError(end.path() + " answered " + end.answer().status());
    }
    return PlainPage.isPlain(end.answer())
        ? PlainPage.of(this, end.address(), end.answer())
        : ViewPage.load(this, end.path());
  }

  private End follow(String path) {
    var next = path.startsWith("/") ? path : "/" + path;
    for (var i = 0; i < MAX_REDIRECTS; i++) {
      var answer = get(next);
      if (answer.status() / 100 != 3) {
        return new End(next, answer);
      }
      var location = URI.create(baseUrl + next).resolve(answer.header("Location"));
      next = location.getPath() + (location.getQuery() == null ? "" : "?" + location.getQuery());
    }
    throw new AssertionError("Too many redirects from " + path);
  }

  private record End(String address, Answer answer) {

    String path() {
      return address.replaceFirst("\\?.*", "");
    }
  }
}
