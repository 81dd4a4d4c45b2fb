package mfa.mail;

/** A finished mail in the hands of the worker. */
public record OutgoingMail(
    long id, String messageId, String from, String to, String subject, String text, String html) {

  @Override
  public String toString() {
    return "OutgoingMail[" + id + "]";
  }
}
