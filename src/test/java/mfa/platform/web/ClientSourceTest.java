package mfa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;
import mfa.support.HealthResponses;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R36")
@Tag("R60")
@DisplayName("R36, R60: a request comes from the last hop that no trusted proxy is")
class ClientSourceTest {

  private static final String PROXIES = "127.0.0.1, ::1 10.0.0.0/8,2001:db8:1::/48";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1 | 192.0.2.1 | 192.0.2.1",
        "127.0.0.1 | 192.0.2.1, 10.1.2.3 | 192.0.2.1",
        "127.0.0.1 | 203.0.113.9, 192.0.2.1 , 10.1.2.3,10.255.255.255 | 192.0.2.1",
        "127.0.0.1 | 10.1.2.3 | 10.1.2.3",
        "127.0.0.1 | 192.0.2.1, 11.0.0.0 | 11.0.0.0",
        "127.0.0.1 | 192.0.2.1:50123 | 192.0.2.1",
        "127.0.0.1 | [2001:db8:2::5]:50123 | 2001:db8:2:0:0:0:0:5",
        "127.0.0.1 | [2001:db8:2::5] | 2001:db8:2:0:0:0:0:5",
        "127.0.0.1 | 192.0.2.1, [2001:db8:1::5]:443 | 192.0.2.1",
        "127.0.0.1 | ::ffff:192.0.2.1 | 192.0.2.1",
        "0:0:0:0:0:0:0:1 | 192.0.2.1 | 192.0.2.1",
        "0:0:0:0:0:0:0:1%lo | 192.0.2.1 | 192.0.2.1",
        "127.0.0.1 | 192.0.2.1, unknown | 127.0.0.1",
        "127.0.0.1 | 192.0.2.1, _hidden, 10.1.2.3 | 10.1.2.3",
        "127.0.0.1 | 192.0.2.1, proxy.example.com | 127.0.0.1",
        "127.0.0.1 | 192.0.2.1, 999.1.1.1 | 127.0.0.1",
        "127.0.0.1 | 192.0.2.1, | 192.0.2.1",
        "127.0.0.1 | '' | 127.0.0.1",
        "192.0.2.7 | 192.0.2.1 | 192.0.2.7",
        "192.0.2.7 | 127.0.0.1 | 192.0.2.7",
      })
  void lastHopThatIsNoTrustedProxyIsTheClient(String peer, String forwarded, String client) {
    var source = source("mfa.trusted-proxies", PROXIES);

    assertThat(source.client(request(peer, forwarded)).address()).isEqualTo(client);
  }

  @Test
  void headerThatTheClientSentItselfIsNotTakenForTheProxysLine() {
    var source = source("mfa.trusted-proxies", PROXIES);

    assertThat(source.client(request("127.0.0.1", "203.0.113.9", "192.0.2.1")).address())
        .isEqualTo("192.0.2.1");
  }

  @Test
  void withoutTrustedProxiesTheHeaderIsNotBelieved() {
    assertThat(source().client(request("127.0.0.1", "192.0.2.1")).address()).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example.com",
        "10.0.0.0/33",
        "10.0.0.1/8",
        "10.0.0",
        "256.0.0.1",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "2001:db8::/129",
        "2001:db8::1/32",
        "2001:db8:::",
        "[::1]",
        "*",
      })
  void startIsRefusedWithTheKeyWhereAProxyIsNoAddress(String proxies) {
    assertThatThrownBy(() -> source("mfa.trusted-proxies", "127.0.0.1," + proxies))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("mfa.trusted-proxies");
  }

  @Test
  @Tag("R13")
  void proxyThatIsNotTrustedIsNoticed() {
    var source = source("mfa.base-url", "https://mfa.example.com");

    assertThat(source.unknownProxy()).isEmpty();
    source.client(request("127.0.0.1"));
    assertThat(source.unknownProxy()).isEmpty();
    source.client(request("127.0.0.1", "192.0.2.1"));
    assertThat(source.unknownProxy()).contains("127.0.0.1");
  }

  @Test
  @Tag("R13")
  void healthNamesTheProxyAndStaysUp() {
    HealthResponses.provide();
    var source = source("mfa.base-url", "https://mfa.example.com");
    var health = new ProxyHealth(source);
    assertThat(health.call().getData().orElseThrow()).containsEntry("untrusted", "none");

    source.client(request("127.0.0.1", "192.0.2.1"));

    assertThat(health.call().getData().orElseThrow()).containsEntry("untrusted", "127.0.0.1");
    assertThat(health.call().getStatus()).isEqualTo(Status.UP);
  }

  private static ClientSource source(String... settings) {
    Map<String, String> values = settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]);
    return new ClientSource(new Configuration(key -> Optional.ofNullable(values.get(key))));
  }

  private static HttpServletRequest request(String peer, String... forwarded) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ClientSourceTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> peer;
                  case "getHeaders" -> Collections.enumeration(List.of(forwarded));
                  case "getHeader" -> null;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
