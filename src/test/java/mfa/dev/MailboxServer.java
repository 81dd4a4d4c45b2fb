package mfa.dev;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import mfa.mail.MailSamples;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows the {@link Mailbox} on this machine: {@code /} for people, {@code /messages} as JSON,
 * {@code /messages/{id}} one mail, {@code /messages/{id}.eml} its raw text. {@code /templates} has
 * a sample of each mail of the product; it is here because the product itself has no such page.
 */
final class MailboxServer implements AutoCloseable {

  private static final Pattern MESSAGE = Pattern.compile("/messages/(\\d{1,18})(\\.eml)?");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String HTML = "text/html; charset=utf-8";

  private final Mailbox mailbox;
  private final HttpServer server;

  MailboxServer(int port, Mailbox mailbox) {
    this.mailbox = mailbox;
    try {
      server = HttpServer.create(new InetSocketAddress(Ports.loopback(), port), 0);
    } catch (IOException e) {
      throw new StartFailedException(
          "The mailbox cannot listen on port " + port + ": " + e.getMessage(), e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** A mail as programs read it. */
  private record Message(long id, String to, String subject, String text, Instant date) {

    static Message of(Mail mail) {
      return new Message(mail.id(), mail.to(), mail.subject(), mail.text(), mail.date());
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var message = MESSAGE.matcher(path);
      if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, HTML, MailPages.nothingHere());
      } else if (path.equals("/")) {
        send(exchange, 200, HTML, MailPages.list(mailbox.mails()));
      } else if (path.equals("/messages")) {
        var messages = mailbox.mails().stream().map(Message::of).toList();
        send(exchange, 200, "application/json", JSON.writeValueAsString(messages));
      } else if (path.equals("/templates")) {
        send(exchange, 200, HTML, MailPages.samples());
      } else if (path.startsWith("/templates/")) {
        answerSample(exchange, path.substring("/templates/".length()));
      } else if (message.matches()) {
        answerMail(
            exchange, mailbox.find(Long.parseLong(message.group(1))), message.group(2) != null);
      } else {
        send(exchange, 404, HTML, MailPages.nothingHere());
      }
    }
  }

  private static void answerSample(HttpExchange exchange, String requested) throws IOException {
    var sample =
        MailSamples.LANGUAGES.stream()
            .flatMap(language -> MailSamples.all(language).stream())
            .filter(mail -> requested.equals(mail.language() + "/" + mail.name()))
            .findFirst();
    if (sample.isPresent()) {
      send(exchange, 200, HTML, MailPages.sample(sample.get()));
    } else {
      send(exchange, 404, HTML, MailPages.nothingHere());
    }
  }

  private void answerMail(HttpExchange exchange, Optional<Mail> mail, boolean raw)
      throws IOException {
    if (mail.isEmpty()) {
      send(exchange, 404, HTML, MailPages.nothingHere());
    } else if (raw) {
      send(
          exchange, 200, "text/plain; charset=utf-8", Files.readAllBytes(mailbox.file(mail.get())));
    } else {
      send(exchange, 200, HTML, MailPages.single(mail.get()));
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set(
        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
