package mfa.application.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.support.OpenPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R37")
@Tag("R72")
@DisplayName("R37 R72: what a proxy tells of a request to an application")
@ExtendWith(OpenPage.class)
class ProxyRequestTest {

  @ParameterizedTest(name = "Sec-Fetch-User {0}: {1}")
  @CsvSource(
      nullValues = "-",
      value = {"?1, true", "-, false", "?0, false", "1, false"})
  @DisplayName("R37: only what somebody clicked or typed keeps a sign-in alive, no script")
  void onlyAClickIsActivity(String user, boolean byPerson) {
    Map<String, String> headers =
        user == null ? Map.of() : Map.of("Sec-Fetch-User", user, "Sec-Fetch-Mode", "navigate");

    assertThat(ProxyRequest.of(request(headers)))
        .map(ProxyRequest::isByPerson)
        .isEqualTo(Optional.of(byPerson));
  }

  @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
  @CsvSource({
    "Mozilla/5.0 AppleWebKit/605.1.15 (KHTML; like Gecko) Version/26.1 Safari/605.1.15, navigate,"
        + " document, true",
    "Mozilla/5.0 AppleWebKit/605.1.15 (KHTML; like Gecko) CriOS/140.0 Mobile Safari/604.1, navigate,"
        + " document, true",
    "Mozilla/5.0 AppleWebKit/605.1.15 (KHTML; like Gecko) Version/26.1 Safari/605.1.15, navigate,"
        + " iframe, false",
    "Mozilla/5.0 AppleWebKit/605.1.15 (KHTML; like Gecko) Version/26.1 Safari/605.1.15, cors, empty,"
        + " false",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML; like Gecko) Chrome/140.0 Safari/537.36, navigate,"
        + " document, false",
    "Mozilla/5.0 Gecko/20100101 Firefox/140.0, navigate, document, false"
  })
  @DisplayName("R37: browsers that never tell who loads a page count with each whole page")
  void browsersOfAppleCountWithWholePages(
      String userAgent, String mode, String destination, boolean byPerson) {
    Map<String, String> headers =
        Map.of("User-Agent", userAgent, "Sec-Fetch-Mode", mode, "Sec-Fetch-Dest", destination);

    assertThat(ProxyRequest.of(request(headers)))
        .map(ProxyRequest::isByPerson)
        .isEqualTo(Optional.of(byPerson));
  }

  private static HttpServletRequest request(Map<String, String> headers) {
    Map<String, String> ofTheProxy =
        Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "app.acme.example");
    return new HttpServletRequestWrapper(
        VaadinServletRequest.getCurrent().getHttpServletRequest()) {
      @Override
      public String getHeader(String name) {
        return headers.getOrDefault(name, ofTheProxy.get(name));
      }

      @Override
      public Enumeration<String> getHeaders(String name) {
        String text = getHeader(name);
        return Collections.enumeration(text == null ? List.of() : List.of(text));
      }
    };
  }
}
