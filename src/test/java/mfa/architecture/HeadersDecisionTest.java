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
  @Tag("R73")
  void whatPlainPagesHaveInsteadStandsThereToo() throws IOException {
    String decision = Files.readString(DECISION);
    Map<String, String> headers = new TreeMap<>();
    var settings = settings("https://mfa.example.com");

    new SecurityHeaders(settings).addOfPlainPage(response(headers));

    assertThat(headers).hasSize(2);
    headers.forEach(
        (name, value) -> assertThat(decision).contains(name).contains("`" + value + "`"));
    assertThat(headers.get("Content-Security-Policy")).doesNotContain("unsafe", "data:");
  }

  @Test
  void plainHttpIsNotToldToStayWithTls() {
    assertThat(headers("http://localhost:8080"))
        .hasSize(8)
        .doesNotContainKey("Strict-Transport-Security");
  }

  private static Map<String, String> headers(String baseUrl) {
    Map<String, String> headers = new TreeMap<>();
    new SecurityHeaders(settings(baseUrl)).add(response(headers), false);
    return headers;
  }

  private static ServerSettings settings(String baseUrl) {
    return new ServerSettings(
        new Configuration(
            key -> key.equals("mfa.base-url") ? Optional.of(baseUrl) : Optional.empty()));
  }

  private static HttpServletResponse response(Map<String, String> headers) {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            HttpServletResponse.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> headers.put("" + arguments[0], "" + arguments[1]));
  }
}
