package mfa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R35")
@DisplayName("R35: only paths in normal form are read at all")
class NormalPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/login",
        "/account/",
        "/ticket/MFA-2026-000001",
        "/VAADIN/build/vaadin-bundle-C8vLYtyQ.cache.js",
        "/VAADIN/dynamic/resource/0/7d3a41/members.csv",
        "/VAADIN/dynamic/resource/0/7d3a41/%E6%88%90%E5%91%98.csv",
        "/VAADIN/dynamic/resource/0/7d3a41/100%25%20of%20it.pdf",
        "/webjars/bpmn-js/8.0.0/dist/bpmn-navigated-viewer.production.min.js",
        "/.well-known/change-password",
      })
  void pathInNormalFormIsRead(String path) {
    assertThat(NormalPath.is(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "login",
        "//ticket/x",
        "//host/x",
        "/ticket//x",
        "/\\host/x",
        "/@host\\x",
        "/./login",
        "/objection/../admin",
        "/objection/..",
        "/objection/.",
        "/objection/%2e%2e/admin",
        "/objection/.%2E/admin",
        "/objection/%252e%252e/admin",
        "/objection/..;/admin",
        "/styles/;/../account",
        "/login;jsessionid=1",
        "/login%3bx",
        "/images%2f..%2fadmin",
        "/images%5c..%5cadmin",
        "/ticket/x%0d%0aSet-Cookie:a=b",
        "/ticket/x%00",
        "/ticket/%7f",
        "/ticket/%c2%85",
        "/ticket/%c0%af",
        "/ticket/%ff%fe",
        "/ticket/%",
        "/ticket/%2",
        "/ticket/%zz",
        "/ticket/x y",
        "/ticket/ü",
        "/ticket/<x>",
      })
  void everyOtherPathIsRefused(String path) {
    assertThat(NormalPath.is(path)).isFalse();
  }

  @Test
  void longPathIsRefusedWithoutReadingIt() {
    assertThat(NormalPath.is("/" + "a/".repeat(100_000))).isFalse();
  }
}
