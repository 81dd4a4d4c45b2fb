package mfa.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R36")
@DisplayName("R36: only a page of ours is come back to after signing in")
class WantedPageTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/account", "/workspace/1/security", "/desk/MFA-2026-000001"})
  void pageOfOursIsComeBackTo(String path) {
    assertThat(WantedPage.isOurs(path)).isTrue();
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
        "/account?x=1",
        "/account#x",
        "/account\n",
        "/account\r\nLocation:x",
        "https://host/",
        "javascript:alert(1)",
      })
  void nothingElseIsComeBackTo(String path) {
    assertThat(WantedPage.isOurs(path)).isFalse();
  }

  @Test
  void longPathIsNotKept() {
    assertThat(WantedPage.isOurs("/" + "a".repeat(200))).isFalse();
  }
}
