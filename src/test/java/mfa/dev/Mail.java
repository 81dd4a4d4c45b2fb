package mfa.dev;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;

/**
 * One delivered mail, as a person reads it.
 *
 * @param id number in the order of delivery, never used twice in one data directory
 * @param to the recipient it was delivered to, whatever its header says
 * @param subject decoded subject
 * @param text the plain-text part; empty if it has none
 * @param html the HTML part; empty if it has none
 * @param date when it was written
 */
public record Mail(long id, String to, String subject, String text, String html, Instant date) {

  static Mail of(long id, String to, MimeMessage message, Instant delivered)
      throws MessagingException, IOException {
    var sent = message.getSentDate();
    return new Mail(
        id,
        to,
        Objects.requireNonNullElse(message.getSubject(), ""),
        content(message, "text/plain"),
        content(message, "text/html"),
        sent == null ? delivered : sent.toInstant());
  }

  private static String content(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString().replace("\r\n", "\n");
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (var i = 0; i < parts.getCount(); i++) {
        var found = content(parts.getBodyPart(i), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }
}
