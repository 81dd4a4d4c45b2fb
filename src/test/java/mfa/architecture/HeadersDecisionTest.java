package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mfa.platform.config.Configuration;
import mfa.platform.config.ServerSettings;
import mfa.platform.web.SecurityHeaders;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ADR 0004 states the headers as they are sent. */
@Tag("R42")
@DisplayName("R42: the exact policy is stated in an ADR")
class HeadersDecisionTest {

  private static final Path DECISION = Path.of("src/docs/adr/0004-http-headers-and-csp.md");

  @Test
  void everyHeaderAndItsValueStandInTheDecision() throws IOException {
    String decision = Files.readString(DECISION);

    Map<String, String> headers = headers("https://mfa.example.com");

    assertThat(headers).hasSize(9);
    headers.forEach(
        (name, value) -> assertThat(decision).contains(name).contains("`" + value + "`"));
  }

  @Test
  void plainHttpIsNotToldToStayWithTls() {
    assertThat(headers("http://localhost:8080"))
        .hasSize(8)
        .doesNotContainKey("Strict-Transport-Security");
  }

  private static Map<String, String> headers(String baseUrl) {
    Map<String, String> headers = new TreeMap<>();
    var settings =
        new ServerSettings(
            new Configuration(
                key -> key.equals("mfa.base-url") ? Optional.of(baseUrl) : Optional.empty()));
    var response =
        (HttpServletResponse)
            Proxy.newProxyInstance(
                HttpServletResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> headers.put("" + arguments[0], "" + arguments[1]));
    new SecurityHeaders(settings).add(response, false);
    return headers;
  }
}
