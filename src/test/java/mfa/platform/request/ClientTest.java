package mfa.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClientTest {

  @Test
  @Tag("R30")
  void oneSubscriberOfIpv6IsOneNetwork() {
    Client one = new Client("2001:db8:1:2:aaaa::1", "Firefox");
    Client other = new Client("2001:db8:1:2:bbbb::2", "Firefox");
    Client neighbour = new Client("2001:db8:1:3:aaaa::1", "Firefox");

    assertThat(one.network()).isEqualTo(other.network()).isNotEqualTo(neighbour.network());
  }

  @Test
  @Tag("R30")
  void addressOfIpv4IsItsOwnNetwork() {
    assertThat(new Client("203.0.113.7", "").network())
        .isNotEqualTo(new Client("203.0.113.8", "").network());
  }

  @Test
  @Tag("R59")
  void textOfTheBrowserIsOnePrintableLineOfBoundedLength() {
    Client client = new Client("203.0.113.7\r\nforged", "Mozilla\r\n\u0000x" + "y".repeat(1000));

    assertThat(client.address()).doesNotContain("\r", "\n").hasSizeLessThanOrEqualTo(64);
    assertThat(client.userAgent()).doesNotContain("\r", "\n", "\u0000").hasSize(300);
  }

  @Test
  void missingTextIsEmpty() {
    assertThat(new Client(null, null)).isEqualTo(new Client("", ""));
  }

  @Test
  void browserIsNamedAsItsOwnerWould() {
    assertThat(
            UserAgentLabel.of(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/140.0 Safari/537.36 Edg/140.0"))
        .isEqualTo("Edge, Windows");
    assertThat(
            UserAgentLabel.of(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
                    + " (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"))
        .isEqualTo("Safari, iPhone");
    assertThat(UserAgentLabel.of("curl/8.5")).isEqualTo("curl/8.5");
    assertThat(UserAgentLabel.of("")).isEqualTo("–");
  }
}
