package mfa.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R72")
@DisplayName("R72: an origin is written in one way, and a page never leads off it")
class ApplicationOriginTest {

  @ParameterizedTest
  @CsvSource({
    "https://app.acme.example, https://app.acme.example",
    "' https://APP.Acme.example/ ', https://app.acme.example",
    "https://app.acme.example:443, https://app.acme.example",
    "https://app.acme.example:8443, https://app.acme.example:8443",
    "https://xn--bro-hoa.example, https://xn--bro-hoa.example",
    "https://wiki, https://wiki",
    "http://app.localhost:9000, http://app.localhost:9000",
    "http://localhost:80, http://localhost",
  })
  void originIsNormal(String typed, String origin) {
    assertThat(ApplicationOrigin.parse(typed)).hasValue(new ApplicationOrigin(origin));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://",
        "app.acme.example",
        "http://app.acme.example",
        "ftp://app.acme.example",
        "javascript://app.acme.example",
        "https://app.acme.example/path",
        "https://app.acme.example?x",
        "https://app.acme.example#x",
        "https://app.acme.example//",
        "https://user@app.acme.example",
        "https://a:b@app.acme.example",
        "https://*.acme.example",
        "https://app..example",
        "https://app.acme.example.",
        "https://-app.example",
        "https://app-.example",
        "https://app_x.example",
        "https://büro.example",
        "https://аpp.example",
        "https://app。example",
        "https://app.example\\@evil.example",
        "https://app.example\n.evil.example",
        "https://app%2eexample",
        "https://10.0.0.1",
        "https://0x7f.1",
        "https://2130706433",
        "https://[::1]",
        "https://app.acme.example:0",
        "https://app.acme.example:65536",
        "https://app.acme.example:08443",
        "https://app.acme.example:",
        "http://localhost.evil.example",
        "http://notlocalhost",
        "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example",
      })
  void everythingElseIsNoOrigin(String typed) {
    assertThat(ApplicationOrigin.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a",
        "/a/b?c=d&e=%2F",
        "/@evil",
        "/a@b",
        "/a//b?next=https://x",
        "/a?b=/../c",
        "/..a",
        "/.../b.",
        "/search?path=C:\\temp",
        "/search?a?b\\"
      })
  void pathStays(String path) {
    assertThat(ReturnPath.of(path).text()).isEqualTo(path);
    assertThat(URI.create("https://app.example" + path.replace("\\", "%5C")).getHost())
        .isEqualTo("app.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "//evil",
        "//evil/x",
        "/\\evil",
        "\\\\evil",
        "\\/evil",
        "/a\\b",
        "https://a@evil",
        "https://evil",
        "@evil",
        ".evil.example",
        ":8080/",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=y",
        "/a\nb",
        "/a\tb",
        "/\t/evil",
        "/a b",
        "/a\u0000",
        "/é",
        "/a#b",
        "/.mfa/callback?code=x",
        "/.mfa/sign-out",
        "/./.mfa/callback?code=x",
        "/a/../.mfa/callback?code=x",
        "/a/.%2E/.mfa/sign-out",
        "/%2e/.mfa/sign-out",
        "/a/..",
        "/.?a",
      })
  void whatMightLeadElsewhereIsTheStart(String path) {
    assertThat(ReturnPath.of(path)).isEqualTo(ReturnPath.START);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 2_001})
  void longPathIsTheStart(int length) {
    String path = "/" + "a".repeat(length - 1);

    assertThat(ReturnPath.of(path).text()).isEqualTo(length == 2_000 ? path : "/");
  }
}
