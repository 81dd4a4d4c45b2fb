package mfa.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import mfa.platform.request.Roles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R35")
@Tag("R45")
class PagesTest {

  private static final List<String> PAGES =
      List.of(
          "/",
          "/login",
          "/login/code",
          "/login/bind",
          "/invitation",
          "/invitation/AbCd_-123456",
          "/account",
          "/account/security",
          "/account/password",
          "/password/forgot",
          "/password/reset",
          "/password/reset/AbCd_-123456",
          "/password/resetting",
          "/password/no-such-page",
          "/workspace/1",
          "/workspace/1/security",
          "/workspace/1/members",
          "/no-such-page",
          "/VAADIN/push",
          "/h2-console");

  private static final List<String> OPEN =
      List.of(
          "/login",
          "/invitation",
          "/invitation/AbCd_-123456",
          "/password/forgot",
          "/password/reset",
          "/password/reset/AbCd_-123456");

  @Test
  void anonymousVisitorIsLedToTheSignInPageFromEverywhereButThePasswordPagesAndInvitations() {
    for (String page : PAGES) {
      if (OPEN.contains(page)) {
        assertThat(Pages.redirectFor(null, page)).isEmpty();
      } else {
        assertThat(Pages.redirectFor(null, page)).as(page).contains("/login");
      }
    }
  }

  @Test
  void disputingAndTakingBackStandOpenToEverybody() {
    for (String page :
        List.of("/objection/T-2026-000001", "/email/take-back", "/email/take-back/x")) {
      assertThat(Pages.redirectFor(null, page)).as(page).isEmpty();
      assertThat(Pages.redirectFor(caller(Roles.HALF_SIGNED_IN), page)).as(page).isEmpty();
      assertThat(Pages.redirectFor(caller(Roles.MUST_BIND), page)).as(page).isEmpty();
    }
    assertThat(Pages.redirectFor(null, "/email/take-backwards")).contains("/login");
  }

  @Test
  void filesOfAnOpenPagePassButNothingThatOnlyBeginsLikeThem() {
    assertThat(Pages.redirectFor(null, "/VAADIN/dynamic/resource/0/7d3a-41/upload")).isEmpty();

    assertThat(Pages.redirectFor(null, "/VAADIN/dynamic/resource/../../account"))
        .contains("/login");
    assertThat(Pages.redirectFor(null, "/VAADIN/dynamic/resource/0/7d3a/../../../../account"))
        .contains("/login");
    assertThat(Pages.redirectFor(null, "/VAADIN/dynamic/resource/0/7d3a/a;/../account"))
        .contains("/login");
  }

  @Test
  void halfSignedInCallerIsLedToTheCodePageFromEverywhere() {
    assertOnly(Roles.HALF_SIGNED_IN, "/login/code");
  }

  @Test
  void callerWhoMustBindIsLedToTheBindPageFromEverywhere() {
    assertOnly(Roles.MUST_BIND, "/login/bind");
  }

  @Test
  void memberMayGoAnywhereButBackToSigningIn() {
    Caller member = caller(Roles.MEMBER);

    assertThat(Pages.redirectFor(member, "/login")).contains("/");
    assertThat(Pages.redirectFor(member, "/login/code")).contains("/");
    assertThat(Pages.redirectFor(member, "/account/security")).isEmpty();
    assertThat(Pages.home(member)).isEqualTo("/");
  }

  @Test
  void pageIsNeverTakenForAFile() {
    assertThat(PAGES).noneMatch(Pages::isFile);
    assertThat(Pages.isFile("/styles/app.css")).isTrue();
    assertThat(Pages.isFile("/account/styles/app.css")).isFalse();
  }

  private static void assertOnly(String role, String allowed) {
    Caller caller = caller(role);
    for (String page : PAGES) {
      if (page.equals(allowed)) {
        assertThat(Pages.redirectFor(caller, page)).isEmpty();
      } else {
        assertThat(Pages.redirectFor(caller, page)).as(page).contains(allowed);
      }
    }
    assertThat(Pages.home(caller)).isEqualTo(allowed);
  }

  private static Caller caller(String role) {
    return new Caller(1, 2, Set.of(role), false, false, false);
  }
}
