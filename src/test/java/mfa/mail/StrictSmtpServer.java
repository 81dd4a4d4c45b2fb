package mfa.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server that keeps the rules of RFC 5321: a command out of turn is a 503, a byte beyond
 * ASCII or a path of another form in the envelope a 501. A {@link Mood} lets it refuse, hang up or
 * answer a byte at a time at any step.
 */
final class StrictSmtpServer implements AutoCloseable {

  /** Where a conversation is when the server answers. */
  enum Step {
    CONNECT,
    EHLO,
    MAIL,
    RCPT,
    DATA,
    BODY
  }

  /** What the server does instead of what it should. */
  @FunctionalInterface
  interface Mood {

    /**
     * @param argument the command, or the recipient where the mail was read
     * @return an answer, {@link #HANGS_UP}, {@link #DRIPS}, or null where all is well
     */
    String at(Step step, String argument);
  }

  static final String HANGS_UP = "hangs up";
  static final String DRIPS = "drips";

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern PATH =
      Pattern.compile(
          "<((?:%s(?:\\.%s)*)|\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*\")@([a-z0-9.-]+)>(?: .*)?"
              .formatted(ATOM, ATOM));

  private final ServerSocket listening;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<String> recipients = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile Mood mood = (step, argument) -> null;

  StrictSmtpServer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** How the services are told to send here. */
  Map<String, String> settings() {
    return Map.of(
        "mfa.mail.port", Integer.toString(listening.getLocalPort()), "mfa.mail.timeout", "PT1S");
  }

  void is(Mood newMood) {
    mood = newMood;
  }

  /** Whom mails were taken for, as mailboxes without quotes, in their order. */
  List<String> recipients() {
    return recipients;
  }

  /** What was said that RFC 5321 does not allow. */
  List<String> complaints() {
    return complaints;
  }

  int connections() {
    return open.size();
  }

  private void accept() {
    while (stopped.getCount() > 0) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> converse(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      new Conversation(socket).run();
    } catch (IOException e) {
      // The client has gone, as some tests want it.
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Conversation {

    private final InputStream in;
    private final OutputStream out;
    private boolean greeted;
    private boolean mail;
    private String recipient;

    Conversation(Socket socket) throws IOException {
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    void run() throws IOException {
      boolean goesOn = answer(Step.CONNECT, "", "220 strict.example");
      while (goesOn) {
        String command = line();
        goesOn = command != null && !command.equals("QUIT") && obey(command);
      }
    }

    private boolean obey(String command) throws IOException {
      if (!command.chars().allMatch(c -> c >= ' ' && c <= '~')) {
        return complain("501 8 bits in an envelope", command);
      }
      return switch (command.substring(0, Math.min(4, command.length()))) {
        case "EHLO", "HELO" -> greet(command);
        case "MAIL" -> mail(command);
        case "RCPT" -> rcpt(command);
        case "DATA" -> data();
        case "RSET" -> reset();
        case "NOOP" -> say("250 OK");
        default -> complain("502 unknown", command);
      };
    }

    private boolean greet(String command) throws IOException {
      greeted = true;
      return answer(Step.EHLO, command, "250-strict.example\r\n250 8BITMIME");
    }

    private boolean mail(String command) throws IOException {
      if (!greeted || mail) {
        return complain("503 nested MAIL", command);
      }
      if (path(command, "MAIL FROM:") == null) {
        return complain("501 no path", command);
      }
      String other = mood.at(Step.MAIL, command);
      mail = other == null;
      return say(other == null ? "250 OK" : other);
    }

    private boolean rcpt(String command) throws IOException {
      if (!mail) {
        return complain("503 RCPT before MAIL", command);
      }
      String mailbox = path(command, "RCPT TO:");
      if (mailbox == null) {
        return complain("501 no path", command);
      }
      String other = mood.at(Step.RCPT, mailbox);
      recipient = other == null ? mailbox : recipient;
      return say(other == null ? "250 OK" : other);
    }

    private boolean data() throws IOException {
      if (recipient == null) {
        return complain("503 DATA before RCPT", "DATA");
      }
      String other = mood.at(Step.DATA, recipient);
      if (other != null) {
        return say(other);
      }
      say("354 go on");
      for (String line = line(); line != null && !line.equals("."); line = line()) {
        // The text of the mail.
      }
      String after = mood.at(Step.BODY, recipient);
      if (after == null) {
        recipients.add(recipient);
      }
      mail = false;
      recipient = null;
      return say(after == null ? "250 taken" : after);
    }

    private boolean reset() throws IOException {
      mail = false;
      recipient = null;
      return say("250 OK");
    }

    private String path(String command, String start) {
      Matcher path =
          PATH.matcher(command.startsWith(start) ? command.substring(start.length()) : "");
      return path.matches() ? unquoted(path.group(1)) + "@" + path.group(2) : null;
    }

    private String unquoted(String localPart) {
      return localPart.startsWith("\"")
          ? localPart.substring(1, localPart.length() - 1).replaceAll("\\\\(.)", "$1")
          : localPart;
    }

    private boolean complain(String answer, String command) throws IOException {
      complaints.add(answer + ": " + command);
      return say(answer);
    }

    private boolean answer(Step step, String argument, String usual) throws IOException {
      String other = mood.at(step, argument);
      return say(other == null ? usual : other);
    }

    private boolean say(String answer) throws IOException {
      if (answer.equals(HANGS_UP)) {
        return false;
      }
      if (answer.equals(DRIPS)) {
        return drip();
      }
      out.write((answer + "\r\n").getBytes(ISO_8859_1));
      out.flush();
      return true;
    }

    /** An answer that has no end, fast enough for each wait to end in time. */
    private boolean drip() throws IOException {
      out.write("250-".getBytes(ISO_8859_1));
      try {
        do {
          out.write('x');
          out.flush();
        } while (!stopped.await(200, TimeUnit.MILLISECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return false;
    }

    private String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          String text = line.toString(ISO_8859_1);
          return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        }
        line.write(next);
      }
      return null;
    }
  }
}
