package mfa.mail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import mfa.platform.request.Client;
import mfa.platform.request.UserAgentLabel;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent.
 *
 * @param parameters what the template's placeholders stand for, each told in the recipient's words:
 *     texts, numbers, {@link Instant}s, durations, {@link Word}s, and lists of them
 * @param notAfter when it stops making sense and is dropped unsent, or null
 * @param reference of what it speaks of, or null
 * @param inReplyTo Message-ID of the mail that it answers, or null
 */
public record Mail(
    MailTemplate template,
    Recipient recipient,
    Map<String, Object> parameters,
    Instant notAfter,
    @Nullable String reference,
    @Nullable String inReplyTo) {

  public static Mail of(MailTemplate template, Recipient recipient) {
    return new Mail(template, recipient, Map.of(), null, null, null);
  }

  public Mail with(String name, Object parameter) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    more.put(name, parameter);
    return new Mail(template, recipient, more, notAfter, reference, inReplyTo);
  }

  /** From where something was done or asked for, as its owner would say it. */
  public Mail from(Client client) {
    return with("browser", UserAgentLabel.of(client.userAgent())).with("address", client.address());
  }

  public Mail notAfter(Instant end) {
    return new Mail(template, recipient, parameters, end, reference, inReplyTo);
  }

  /**
   * Ties the mail to what it speaks of: its mails are shown together and can be asked for, and
   * those who observe are notified when one was sent.
   */
  public Mail about(String subject) {
    return new Mail(template, recipient, parameters, notAfter, subject, inReplyTo);
  }

  /** Ties the mail to one that came in. */
  Mail answering(String messageId) {
    return new Mail(template, recipient, parameters, notAfter, reference, messageId);
  }

  /** Parameters may hold codes and keys. */
  @Override
  public String toString() {
    return "Mail[" + template + "]";
  }
}
