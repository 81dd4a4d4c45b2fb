package mfa.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.platform.config.Configuration;
import mfa.platform.config.ServerSettings;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeProperty;
import net.jqwik.api.statistics.Statistics;

@Label("R76: an address that is accepted is the one the mail server is told")
class AddressAndEnvelopePropertiesTest {

  private static StrictSmtpServer smtp;
  private Mailer mailer;

  @BeforeContainer
  static void start() {
    smtp = new StrictSmtpServer();
  }

  @AfterContainer
  static void stop() {
    smtp.close();
  }

  @BeforeProperty
  void configure() {
    Map<String, String> keys = new HashMap<>(smtp.settings());
    keys.put("mfa.base-url", "https://mfa.example.com");
    keys.put("mfa.mail.host", "127.0.0.1");
    keys.put("mfa.mail.security", "none");
    keys.put("mfa.mail.from", "mfa@example.com");
    keys.put("mfa.mail.timeout", "PT20S");
    Configuration configuration = new Configuration(key -> Optional.ofNullable(keys.get(key)));
    mailer =
        new Mailer(
            new MailSettings(configuration), new ServerSettings(configuration), Clock.systemUTC());
  }

  @Property(tries = 500)
  @Tag("R76")
  void recipientThatAStrictServerIsToldIsTheAcceptedAddress(@ForAll("typed") String typed)
      throws MessagingException {
    Optional<EmailAddress> accepted = EmailAddress.parse(typed);
    Statistics.collect(accepted.isPresent());
    Statistics.coverage(share -> share.check(true).percentage(percent -> percent > 20));
    if (accepted.isPresent()) {
      String text = accepted.get().text();

      assertThat(told(accepted.get())).isEqualTo(text);
      assertThat(smtp.complaints()).isEmpty();
      assertThat(EmailAddress.parse(text)).as("is its own form").isEqualTo(accepted);
      if (isAscii(typed)) {
        assertThat(text).isEqualToIgnoringCase(typed.strip());
      }
    }
  }

  @Example
  @Tag("R76")
  void dotsWhereSomeCarriersHaveThemArriveInQuotes() throws MessagingException {
    for (String text : new String[] {"taro..yamada@example.jp", ".a@example.jp", "a.@example.jp"}) {
      assertThat(told(EmailAddress.parse(text).orElseThrow())).isEqualTo(text);
    }
    assertThat(smtp.complaints()).isEmpty();
  }

  private String told(EmailAddress address) throws MessagingException {
    try (Mailer.Connection connection = mailer.connect()) {
      OutgoingMail mail =
          new OutgoingMail(
              1,
              "<1@example.com>",
              List.of(),
              null,
              "mfa@example.com",
              address.mailbox(),
              "Subject",
              "Text",
              "<p>Text</p>");
      assertThat(connection.send(mail)).isEqualTo(DeliveryResult.taken());
    }
    return smtp.recipients().getLast();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  @Provide
  Arbitrary<String> typed() {
    Arbitrary<Character> common =
        Arbitraries.chars().range('a', 'z').range('A', 'Z').range('0', '9').with('.', '.', '-');
    Arbitrary<Character> any =
        Arbitraries.frequencyOf(
            Tuple.of(30, common),
            Tuple.of(2, Arbitraries.chars().with("_+!#$%&'*/=?^`{|}~".toCharArray())),
            Tuple.of(1, Arbitraries.chars().with("čšüßÿĮȮ。．＠ａ０\"\\<> ,;:\r\n\0".toCharArray())),
            Tuple.of(1, Arbitraries.chars()));
    Arbitrary<String> localPart = any.list().ofMinSize(1).ofMaxSize(12).map(this::joined);
    Arbitrary<String> label =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.of("example", "Mail", "x", "a-b", "xn--bcher-kva")),
            Tuple.of(2, Arbitraries.of("bücher", "例え", "exampleĮcom", "ｅｘ", "straße", "Ⅷ")),
            Tuple.of(2, any.list().ofMinSize(1).ofMaxSize(8).map(this::joined)));
    Arbitrary<String> host =
        Combinators.combine(
                label.list().ofMinSize(1).ofMaxSize(3),
                Arbitraries.of(".", ".", ".", "。", "．", "｡"))
            .as((labels, dot) -> String.join(dot, labels));
    return Combinators.combine(localPart, Arbitraries.of("@", "@", "@", "＠"), host)
        .as((before, at, after) -> before + at + after);
  }

  private String joined(List<Character> letters) {
    StringBuilder text = new StringBuilder();
    letters.forEach(text::append);
    return text.toString();
  }
}
