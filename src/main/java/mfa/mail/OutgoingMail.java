package mfa.mail;

import java.util.List;

/**
 * A finished mail in the hands of the worker.
 *
 * @param earlier the Message-IDs of the mails about the same matter that the recipient has, oldest
 *     first
 */
public record OutgoingMail(
    long id,
    String messageId,
    List<String> earlier,
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
