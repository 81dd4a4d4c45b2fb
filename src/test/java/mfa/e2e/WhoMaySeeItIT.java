package mfa.e2e;

import java.net.URI;
import java.util.List;
import mfa.support.RouteTable;
import mfa.support.RouteTable.AuthenticationState;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every route, for everybody who can ask for it: where the browser ends up. */
@BrowserTest
class WhoMaySeeItIT {

  private static final String LOGIN = "/login";
  private static final String CODE = "/login/code";
  private static final String BIND = "/login/bind";
  private static final String START = "/";

  private static final String NO_SUCH_PAGE = "There is no such page";

  /** Nobody's workspace: to anyone who is in, it is a page that does not exist. */
  private static final String FOREIGN = "/workspace/999999999999";

  private static final String NUMBER = "/T-2026-999999999999";

  /**
   * A member sees that they do not exist (a landing on themselves); nobody else learns even that.
   */
  private static final List<String> UNKNOWN =
      List.of(
          "/no-such-page",
          "/account/no-such-page",
          "/login/no-such-page",
          "/password/no-such-page",
          "/index.html",
          "/administration",
          "/h2-console");

  @Test
  @Tag("R35")
  @DisplayName("R35: whoever is not signed in lands at /login from any path, known or not")
  void anonymousVisitorLandsAtSignIn(Product product) {
    var anonymous = product.visitor();

    check(anonymous, AuthenticationState.ANONYMOUS);
  }

  @Test
  @Tag("R35")
  @DisplayName("R35: between password and code every path leads to the code page")
  void halfSignedInLandsAtTheCodePage(Product product) {
    var person = product.accounts().freeMember();
    var half = product.signedIn(person);
    var openPage = half.inAnotherTab();
    var account = AccountPage.open(openPage);
    var name = account.name().inputValue();
    var save = HeldCall.of(openPage, () -> account.rename("Renamed while half signed in"));
    var app = half.bind(person);
    half.bindSteps(person).saved();
    half.topBar().signOut();
    half.signInPage().signIn(person);
    half.codePage();

    save.makeAs(half);
    check(half, AuthenticationState.HALF_SIGNED_IN);

    half.open(CODE).followLinkInPage("/account");
    half.awaitPath(CODE);
    half.codePage().confirm(app.nextCode());
    half.awaitPath(START);
    org.assertj.core.api.Assertions.assertThat(AccountPage.open(half).name().inputValue())
        .isEqualTo(name);
  }

  @Test
  @Tag("R45")
  @DisplayName("R45: whoever has to bind lands at the bind page from any path")
  void whoMustBindLandsAtTheBindPage(Product product) {
    var member = product.visitor();
    member.signInPage().signIn(product.accounts().mandatoryMember());
    member.awaitPath(BIND);

    check(member, AuthenticationState.MUST_BIND);
  }

  @Test
  @DisplayName("A member is told which pages do not exist, and led away from steps that are done")
  void memberIsToldWhatDoesNotExist(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    var softly = new SoftAssertions();

    for (var path : List.of(LOGIN, CODE, BIND, "/admin")) {
      visit(softly, member, path, START);
    }
    for (var path : List.of(FOREIGN + "/members", "/no-such-page")) {
      visit(softly, member, path, path);
      softly.assertThat(member.heading().innerText()).as(path).isEqualTo(NO_SUCH_PAGE);
    }

    softly.assertAll();
  }

  private static void check(Visitor visitor, AuthenticationState state) {
    var softly = new SoftAssertions();
    RouteTable.STAY
        .keySet()
        .forEach(path -> load(softly, visitor, path, concrete(RouteTable.landing(state, path))));
    UNKNOWN.forEach(path -> load(softly, visitor, path, state.home()));
    softly.assertAll();
  }

  /** What the browser is led to by the server alone, before any page runs in it. */
  private static void load(SoftAssertions softly, Visitor visitor, String path, String landing) {
    var answer = visitor.context().request().get(visitor.product().baseUrl() + concrete(path));
    softly
        .assertThat(URI.create(answer.url()).getPath())
        .as("landing of " + path)
        .isEqualTo(landing);
    answer.dispose();
  }

  private static void visit(SoftAssertions softly, Visitor visitor, String path, String landing) {
    visitor.open(path);
    softly.assertThat(visitor.path()).as("landing of " + path).isEqualTo(landing);
  }

  private static String concrete(String path) {
    return path.replace("/workspace/:workspaceId", FOREIGN).replaceFirst("/x$", NUMBER);
  }
}
