package mfa.dev;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps every mail that was delivered, for all recipients together, and lets a reader wait for the
 * next one.
 *
 * <p>A mail is a file {@code 000001.eml} that begins with the header {@code Delivered-To} of the
 * recipient in the envelope; the rest is what came over the wire. The files outlive the run.
 */
public final class Mailbox {

  private static final String RECIPIENT = "Delivered-To";
  private static final String ENDING = ".eml";

  private final Path directory;
  private final List<Mail> mails = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition delivered = lock.newCondition();

  Mailbox(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
      try (var files = Files.list(directory)) {
        for (var file : files.filter(Mailbox::isMail).sorted().toList()) {
          mails.add(read(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the mails in " + directory, e);
    }
  }

  /** All mails, the newest first. */
  public List<Mail> mails() {
    lock.lock();
    try {
      return List.copyOf(mails.reversed());
    } finally {
      lock.unlock();
    }
  }

  /** The mails to one address, the newest first. */
  public List<Mail> mailsTo(String address) {
    return mails().stream().filter(mail -> mail.to().equalsIgnoreCase(address)).toList();
  }

  /** The mail with this number. */
  public Optional<Mail> find(long id) {
    return mails().stream().filter(mail -> mail.id() == id).findFirst();
  }

  /**
   * The number of the newest mail, or 0: taken before an action, to wait for the mail that the
   * action causes.
   */
  public long newestId() {
    lock.lock();
    try {
      return mails.isEmpty() ? 0 : mails.getLast().id();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a mail to an address, and returns the newest.
   *
   * @param address the recipient
   * @param after only mails with a higher number count, see {@link #newestId}
   * @param timeout how long to wait at most
   * @throws AssertionError when none came
   */
  public Mail await(String address, long after, Duration timeout) {
    var left = timeout.toNanos();
    lock.lock();
    try {
      while (true) {
        var found = mailsTo(address).stream().filter(mail -> mail.id() > after).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
        if (left <= 0) {
          throw new AssertionError("No mail to " + address + " within " + timeout);
        }
        left = delivered.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for a mail to " + address, e);
    } finally {
      lock.unlock();
    }
  }

  /** The file of a mail: the raw message. */
  public Path file(Mail mail) {
    return file(mail.id());
  }

  void deliver(String recipient, MimeMessage message) {
    lock.lock();
    try {
      var id = newestId() + 1;
      var half = directory.resolve("arriving");
      Files.write(half, withRecipient(recipient, message));
      Files.move(half, file(id), StandardCopyOption.ATOMIC_MOVE);
      mails.add(read(file(id)));
      delivered.signalAll();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException("Cannot keep a mail to " + recipient, e);
    } finally {
      lock.unlock();
    }
  }

  private static byte[] withRecipient(String recipient, MimeMessage message)
      throws IOException, MessagingException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("%s: %s\r\n".formatted(RECIPIENT, recipient).getBytes(StandardCharsets.UTF_8));
    message.writeTo(bytes);
    return bytes.toByteArray();
  }

  private static Mail read(Path file) throws IOException {
    try (var source = Files.newInputStream(file)) {
      var message = new MimeMessage(Session.getInstance(new Properties()), source);
      var id = Long.parseLong(file.getFileName().toString().replace(ENDING, ""));
      return Mail.of(
          id,
          message.getHeader(RECIPIENT, null),
          message,
          Files.getLastModifiedTime(file).toInstant());
    } catch (MessagingException e) {
      throw new IOException("Not a mail: " + file, e);
    }
  }

  private Path file(long id) {
    return directory.resolve(String.format(Locale.ROOT, "%06d%s", id, ENDING));
  }

  private static boolean isMail(Path file) {
    return file.getFileName().toString().matches("\\d+\\.eml");
  }
}
