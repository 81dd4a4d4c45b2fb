package mfa.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What counts of a mail that came in: its head, never its content.
 *
 * @param headers their values by names in lower case
 */
record ReceivedMail(Map<String, List<String>> headers) {

  private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,250}>");
  private static final Pattern BRACKETED = Pattern.compile("<([^<>]*)>\\s*$");

  /** Machines that write as people do (RFC 3834 §2). */
  private static final Pattern MACHINES =
      Pattern.compile(
          "(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|owner-.*|.*-(request|bounces?))");

  private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");
  private static final List<String> ONLY_OF_MACHINES =
      List.of(
          "list-id",
          "list-unsubscribe",
          "list-post",
          "x-auto-response-suppress",
          "x-autoreply",
          "x-autorespond",
          "x-loop",
          "feedback-id");

  /**
   * Whom an answer goes to: where mails about the mail's own fate go, which is no forged {@code
   * From} (RFC 3834 §4). Empty where nobody is to be answered: no person wrote it, it was not for
   * us, or it cannot be answered in its conversation.
   *
   * @param own the address that we send from
   */
  Optional<EmailAddress> sender(EmailAddress own) {
    if (isAutomatic() || messageId().isEmpty() || !isTo(own)) {
      return Optional.empty();
    }
    String path = first("return-path").orElse(first("from").orElse(""));
    return address(path)
        .filter(sender -> !sender.canonical().equals(own.canonical()))
        .filter(sender -> !isMachine(sender));
  }

  /** By which it is answered; empty where it has none that can be repeated. */
  Optional<String> messageId() {
    return first("message-id").map(String::strip).filter(id -> MESSAGE_ID.matcher(id).matches());
  }

  private boolean isAutomatic() {
    boolean submitted =
        headers.getOrDefault("auto-submitted", List.of()).stream()
            .anyMatch(value -> !value.strip().equalsIgnoreCase("no"));
    boolean bulk =
        headers.getOrDefault("precedence", List.of()).stream()
            .anyMatch(value -> BULK.contains(value.strip().toLowerCase(Locale.ROOT)));
    boolean report =
        first("content-type")
            .orElse("")
            .toLowerCase(Locale.ROOT)
            .strip()
            .startsWith("multipart/report");
    return submitted || bulk || report || ONLY_OF_MACHINES.stream().anyMatch(headers::containsKey);
  }

  private static boolean isMachine(EmailAddress sender) {
    String local = sender.canonical().substring(0, sender.canonical().lastIndexOf('@'));
    return MACHINES.matcher(local).matches();
  }

  private boolean isTo(EmailAddress own) {
    return List.of("to", "cc").stream()
        .flatMap(name -> headers.getOrDefault(name, List.of()).stream())
        .flatMap(list -> AddressList.entries(list).stream())
        .anyMatch(entry -> entry.equalsIgnoreCase(own.text()));
  }

  /** A bounce has the null sender: {@code <>}. */
  private static Optional<EmailAddress> address(String text) {
    var bracketed = BRACKETED.matcher(text);
    return EmailAddress.parse(bracketed.find() ? bracketed.group(1) : text);
  }

  private Optional<String> first(String name) {
    @Nullable List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /** Addresses and subjects are nobody else's. */
  @Override
  public String toString() {
    return "ReceivedMail";
  }
}
