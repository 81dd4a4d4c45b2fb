package mfa.it.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A small web application that answers each request with its line and its headers. */
public final class EchoApplication implements AutoCloseable {

  private final HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();

  public EchoApplication() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      var headers =
          exchange.getRequestHeaders().entrySet().stream()
              .flatMap(header -> header.getValue().stream().map(v -> header.getKey() + ": " + v))
              .sorted()
              .collect(Collectors.joining("\n"));
      var body =
          (exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + headers + "\n")
              .getBytes(UTF_8);
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** How many requests reached it. */
  public int requests() {
    return requests.get();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
