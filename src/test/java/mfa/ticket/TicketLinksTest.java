package mfa.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import mfa.platform.config.Configuration;
import mfa.platform.config.ServerSettings;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R53")
class TicketLinksTest {

  private static final String OLD_KEY = "old:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String NEW_KEY = "new.1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
  private static final TicketNumber NUMBER = TicketNumber.of(2026, 1);

  private final TicketLinks links = links(OLD_KEY);

  @Test
  void linksLeadToTheConfiguredAddress() {
    assertThat(links.follow(NUMBER))
        .startsWith("https://mfa.example.com/ticket/T-2026-000001?key=");
    assertThat(links.dispute(NUMBER))
        .startsWith("https://mfa.example.com/objection/T-2026-000001?key=");
  }

  @Test
  void keyOpensWhatItWasMadeFor() {
    assertThat(links.isFollowKey(NUMBER, key(links.follow(NUMBER)))).isTrue();
    assertThat(links.isDisputeKey(NUMBER, key(links.dispute(NUMBER)))).isTrue();
  }

  @Test
  void keyToFollowDoesNotDisputeNorTheOtherWayRound() {
    assertThat(links.isDisputeKey(NUMBER, key(links.follow(NUMBER)))).isFalse();
    assertThat(links.isFollowKey(NUMBER, key(links.dispute(NUMBER)))).isFalse();
  }

  @Test
  void keyOpensNoOtherTicket() {
    assertThat(links.isFollowKey(TicketNumber.of(2026, 2), key(links.follow(NUMBER)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "old.", "old.AAAA", "x"})
  void guessOpensNothing(String key) {
    assertThat(links.isFollowKey(NUMBER, key)).isFalse();
    assertThat(links.isDisputeKey(NUMBER, key)).isFalse();
  }

  @Test
  void linkStaysGoodWhenANewKeyIsPutInFront() {
    TicketLinks later = links(NEW_KEY + " " + OLD_KEY);

    assertThat(later.isFollowKey(NUMBER, key(links.follow(NUMBER)))).isTrue();
    assertThat(later.isFollowKey(NUMBER, key(later.follow(NUMBER)))).isTrue();
  }

  @Test
  void linkOfAForgottenKeyOpensNothing() {
    assertThat(links(NEW_KEY).isFollowKey(NUMBER, key(links.follow(NUMBER)))).isFalse();
  }

  private static String key(String link) {
    return link.substring(link.indexOf("?key=") + 5);
  }

  private static TicketLinks links(String keys) {
    Map<String, String> values =
        Map.of("mfa.crypto.keys", keys, "mfa.base-url", "https://mfa.example.com");
    Configuration configuration = new Configuration(key -> Optional.ofNullable(values.get(key)));
    return new TicketLinks(
        new KeyRing(configuration, new RandomSource()), new ServerSettings(configuration));
  }
}
