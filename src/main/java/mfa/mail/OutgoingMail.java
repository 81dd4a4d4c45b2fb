package mfa.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished mail in the hands of the worker.
 *
 * @param earlier the Message-IDs of the mails about the same matter that the recipient has, oldest
 *     first
 * @param inReplyTo the Message-ID of the mail that it answers, if it answers one
 */
public record OutgoingMail(
    long id,
    String messageId,
    List<String> earlier,
    @Nullable String inReplyTo,
    String from,
    String to,
    String subject,
    String text,
    String html) {

  @Override
  public String toString() {
    return "OutgoingMail[" + id + "]";
  }
}
