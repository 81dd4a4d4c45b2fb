package mfa.it.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * One person's browser at one host that no name server knows, by TLS, through a proxy on this
 * machine. It believes every certificate, and keeps the cookies of the host.
 */
public final class HostBrowser {

  private static final SSLSocketFactory TLS = tls();

  private final String host;
  private final int port;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  /**
   * @param port of the proxy
   */
  public HostBrowser(String host, int port) {
    this.host = host;
    this.port = port;
  }

  private static SSLSocketFactory tls() {
    var everybody =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String kind) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String kind) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {everybody}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return port;
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  /** Loads a page, as somebody who types its address. */
  public Answer load(String path) {
    return send("GET", path, "", "Accept: text/html", "Sec-Fetch-Mode: navigate");
  }

  /**
   * Sends a request and keeps the cookies of the answer.
   *
   * @param headers lines such as {@code Accept: text/html}
   */
  public Answer send(String method, String path, String body, String... headers) {
    return over(host, method, path, body, headers);
  }

  /**
   * The same over a connection to another host of the proxy, whose name stands in the handshake
   * alone: {@code Host} and the cookies are those of this one.
   */
  public Answer sendTo(String tlsHost, String target) {
    return over(tlsHost, "GET", target, "", "Accept: text/html");
  }

  private Answer over(String tlsHost, String method, String path, String body, String... headers) {
    var lines =
        Arrays.stream(headers).map(line -> line + "\r\n").collect(Collectors.joining())
            + (cookies.isEmpty() ? "" : "Cookie: " + cookieHeader() + "\r\n")
            + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n");
    // An older version: the answer then comes in one piece, and ends with the connection.
    var answer =
        exchange(
            tlsHost,
            "%s %s HTTP/1.0\r\nHost: %s\r\n%s\r\n%s".formatted(method, path, host, lines, body));
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    return answer;
  }

  private String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Whether the proxy shows a certificate for the host; Caddy makes it after it listens. */
  boolean isGreeted() {
    try (var plain = new Socket(InetAddress.getLoopbackAddress(), port);
        var socket = (SSLSocket) TLS.createSocket(plain, host, port, true)) {
      socket.startHandshake();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Answer exchange(String tlsHost, String request) {
    try (var plain = new Socket(InetAddress.getLoopbackAddress(), port);
        var socket = TLS.createSocket(plain, tlsHost, port, true)) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      var answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      return answer(answer.toString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer answer(String text) {
    var end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("No answer: " + text);
    }
    var lines = List.of(text.substring(0, end).split("\r\n"));
    var headers =
        lines.stream()
            .skip(1)
            .map(line -> line.split(": ?", 2))
            .collect(
                Collectors.groupingBy(
                    line -> line[0], Collectors.mapping(line -> line[1], Collectors.toList())));
    var status = Integer.parseInt(lines.getFirst().split(" ")[1]);
    return new Answer(
        status, HttpHeaders.of(headers, (name, text1) -> true), text.substring(end + 4));
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
}
