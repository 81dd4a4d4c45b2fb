package mfa.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("People who answer our mails are answered, machines never")
class ReceivedMailTest {

  private static final EmailAddress US = new EmailAddress("mfa@example.com");

  private static ReceivedMail mail(String header, String content) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("from", List.of("Maya Chen <maya@example.net>"));
    headers.put("to", List.of("\"Acme, MFA\" <MFA@example.com>"));
    headers.put("message-id", List.of("<1@example.net>"));
    headers.put(header, content == null ? List.of() : List.of(content));
    return new ReceivedMail(headers);
  }

  @Test
  void personIsAnsweredAtTheEnvelopeSenderInTheThread() {
    assertThat(mail("subject", "Re: Ticket").sender(US)).contains(address("maya@example.net"));
    assertThat(mail("return-path", "<chen@example.org>").sender(US))
        .contains(address("chen@example.org"));
    assertThat(mail("auto-submitted", "no").sender(US)).isPresent();
    assertThat(mail("subject", "Re").messageId()).contains("<1@example.net>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auto-submitted | auto-replied",
        "auto-submitted | auto-generated; owner=maya",
        "precedence | Bulk",
        "precedence | list",
        "precedence | auto_reply",
        "list-id | <list.example.net>",
        "list-unsubscribe | <https://example.net>",
        "x-auto-response-suppress | All",
        "x-autoreply | yes",
        "content-type | multipart/report; report-type=delivery-status",
        "return-path | <>",
        "from | <mfa@example.com>",
        "from | MAILER-DAEMON@example.net",
        "from | no-reply@example.net",
        "from | noreply@example.net",
        "from | news-request@example.net",
        "from | not an address",
        "to | somebody@example.com",
        "message-id | no-brackets@example.net",
        "message-id | <a b@example.net>"
      })
  void nobodyElseIs(String header, String content) {
    assertThat(mail(header, content).sender(US)).isEqualTo(Optional.empty());
  }

  private static EmailAddress address(String text) {
    return new EmailAddress(text);
  }
}
