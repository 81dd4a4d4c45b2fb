package mfa.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mfa.platform.config.Configuration;
import mfa.platform.config.ServerSettings;
import mfa.platform.web.Cookies;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R36")
@DisplayName("R36: only a page of ours is come back to after signing in")
class ReturnUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/account",
        "/workspace/1/security",
        "/desk/MFA-2026-000001",
        "/?a=b",
        "/tickets/new?workspace=2&of=T-1",
        "/desk?search=a%20b+c"
      })
  void pageOfOursIsComeBackTo(String path) {
    assertThat(ReturnUrl.isOurs(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "account",
        "//host/x",
        "///host",
        "/\\host/x",
        "\\\\host",
        "/@host",
        "/account//host",
        "/account/",
        "/a.b",
        "/%2f/host",
        "?x=1",
        "/account?x=//host?",
        "/account?x=1#y",
        "/account?x=\\",
        "/account?x=1\r\nLocation:y",
        "/account#x",
        "/gate/start?app=1&to=x",
        "/account\n",
        "/account\r\nLocation:x",
        "https://host/",
        "javascript:alert(1)",
      })
  void nothingElseIsComeBackTo(String path) {
    assertThat(ReturnUrl.isOurs(path)).isFalse();
  }

  @Test
  void longPathIsNotKept() {
    assertThat(ReturnUrl.isOurs("/" + "a".repeat(500))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/account, /account",
    "/desk/MFA-2026-000001, /desk/MFA-2026-000001",
    "/tickets/new?workspace=2, /tickets/new?workspace=2",
    "//host/x, /",
    "///host, /",
    "host, /",
    "/account//host, /",
    "https://host/, /",
    "/\\host/x, /",
  })
  void cookieLeadsNowhereElse(String asked, String page) {
    List<Cookie> answer = new ArrayList<>();

    assertThat(returnUrl().take(asking(cookie(asked)), collecting(answer))).isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~account", "/account", "L2FjY291bnQ=", "A"})
  void whatIsNoAddressLeadsNowhere(String cookie) {
    assertThat(returnUrl().take(asking(cookie), collecting(new ArrayList<>()))).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(ints = {150, 200, 500})
  void longPageIsComeBackTo(int length) {
    String page = "/desk?search=" + "x".repeat(length - "/desk?search=".length());
    List<Cookie> answer = new ArrayList<>();

    returnUrl().record(collecting(answer), page);

    assertThat(
            returnUrl().take(asking(answer.getFirst().getValue()), collecting(new ArrayList<>())))
        .isEqualTo(page);
  }

  @Test
  void pageIsComeBackToOnce() {
    List<Cookie> answer = new ArrayList<>();

    returnUrl().take(asking(cookie("/account")), collecting(answer));

    assertThat(answer).singleElement().matches(cookie -> cookie.getMaxAge() == 0);
  }

  @Test
  void onlyAPageOfOursIsNoted() {
    List<Cookie> answer = new ArrayList<>();
    for (String path : List.of("//host/x", "/\\host", "/a.b", "/account")) {
      returnUrl().record(collecting(answer), path);
    }

    assertThat(answer).extracting(Cookie::getValue).containsExactly(cookie("/account"));
  }

  private static String cookie(String page) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(UTF_8));
  }

  private static ReturnUrl returnUrl() {
    return new ReturnUrl(
        new Cookies(
            new ServerSettings(
                new Configuration(
                    key ->
                        Optional.of("https://mfa.example.com")
                            .filter(any -> key.endsWith("url"))))));
  }

  private static HttpServletRequest asking(String cookie) {
    return part(
        HttpServletRequest.class,
        arguments -> new Cookie[] {new Cookie("mfa-wanted", cookie)},
        "getCookies");
  }

  private static HttpServletResponse collecting(List<Cookie> cookies) {
    return part(
        HttpServletResponse.class, arguments -> cookies.add((Cookie) arguments[0]), "addCookie");
  }

  /** Of the container's part, the one method that is called. */
  private static <T> T part(Class<T> type, Function<Object[], Object> answer, String name) {
    return type.cast(
        Proxy.newProxyInstance(
            ReturnUrlTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (!method.getName().equals(name)) {
                throw new UnsupportedOperationException(method.getName());
              }
              Object result = answer.apply(arguments);
              return method.getReturnType() == void.class ? null : result;
            }));
  }
}
