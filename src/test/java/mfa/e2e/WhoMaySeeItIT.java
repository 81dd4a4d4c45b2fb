package mfa.e2e;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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
  private static final String TICKET = "/ticket" + NUMBER;
  private static final String DISPUTE = "/objection" + NUMBER;

  /** Where a visit of a path ends, for each authentication state. */
  private record Landing(String anonymous, String half, String mustBind, String member) {

    /** A page for members only. */
    static Landing members(String path) {
      return new Landing(LOGIN, CODE, BIND, path);
    }

    /** A page for everybody, whatever else they have to do. */
    static Landing alike(String path) {
      return new Landing(path, path, path, path);
    }

    /** A page for everybody who is not on the way in. */
    static Landing everybody(String path) {
      return new Landing(path, CODE, BIND, path);
    }
  }

  private static final Map<String, Landing> ROUTES =
      new TreeMap<>(
          Map.ofEntries(
              entry(START, Landing.members(START)),
              entry("/account", Landing.members("/account")),
              entry("/account/delete", Landing.members("/account/delete")),
              entry("/account/email", Landing.members("/account/email")),
              entry("/admin", Landing.members(START)),
              entry("/email/take-back/:parameter", Landing.alike("/email/take-back" + NUMBER)),
              entry("/account/activity", Landing.members("/account/activity")),
              entry("/account/password", Landing.members("/account/password")),
              entry("/account/security", Landing.members("/account/security")),
              entry(LOGIN, Landing.members(START)),
              entry(CODE, Landing.members(START)),
              entry(BIND, Landing.members(START)),
              entry("/password/forgot", Landing.everybody("/password/forgot")),
              entry("/password/reset/:parameter", Landing.everybody("/password/reset" + NUMBER)),
              entry("/unbind", new Landing("/unbind", "/unbind", BIND, "/unbind")),
              entry("/ticket/:parameter", new Landing(TICKET, TICKET, BIND, TICKET)),
              entry("/objection/:parameter", Landing.alike(DISPUTE)),
              entry("/process", Landing.members(START)),
              entry("/process/draft/:parameter", Landing.members(START)),
              entry("/process/version/:parameter", Landing.members(START)),
              entry("/desk", Landing.members(START)),
              entry("/desk/:parameter", Landing.members(START)),
              entry("/gate/refused", Landing.members("/gate/refused")),
              entry("/invitation/:parameter", Landing.everybody("/invitation" + NUMBER)),
              entry("/workspace/:workspaceId", Landing.members(FOREIGN)),
              entry("/workspace/:workspaceId/members", Landing.members(FOREIGN + "/members")),
              entry("/workspace/:workspaceId/security", Landing.members(FOREIGN + "/security")),
              entry("/workspace/:workspaceId/audit", Landing.members(FOREIGN + "/audit"))));

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
  @DisplayName("Every route has its line in the table of landings")
  void everyRouteHasItsLine() {
    assertThat(ROUTES.keySet()).isEqualTo(Routes.all());
  }

  @Test
  @Tag("R35")
  @DisplayName("R35: whoever is not signed in lands at /login from any path, known or not")
  void anonymousVisitorLandsAtSignIn(Product product) {
    var anonymous = product.visitor();

    check(anonymous, Landing::anonymous, LOGIN);
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
    check(half, Landing::half, CODE);

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

    check(member, Landing::mustBind, BIND);
  }

  @Test
  @DisplayName("A member stays where a member may be, and is led away from the steps of signing in")
  void memberStaysOnTheMembersPages(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    var softly = new SoftAssertions();

    ROUTES.forEach((path, landing) -> visit(softly, member, path, landing.member()));
    for (var path :
        List.of(FOREIGN, FOREIGN + "/audit", FOREIGN + "/members", FOREIGN + "/security")) {
      member.open(path);
      softly.assertThat(member.heading().innerText()).as(path).isEqualTo(NO_SUCH_PAGE);
    }
    for (var path : UNKNOWN) {
      visit(softly, member, path, path);
      softly.assertThat(member.heading().innerText()).as(path).isEqualTo(NO_SUCH_PAGE);
    }

    softly.assertAll();
  }

  @Test
  @Tag("R58")
  @DisplayName("R58: the pages of a workspace are there for its owners and administrators only")
  void pagesOfAWorkspaceAreForThoseWhoAdministerIt(Product product) {
    var team = product.accounts().team();
    var softly = new SoftAssertions();

    for (var person : team.people()) {
      var pages = WorkspacePages.of(product.signedIn(person), team.workspace());
      var administers =
          !person.memberships().containsValue("STANDARD")
              && !person.memberships().containsValue("READ_ONLY");
      softly.assertThat(pages.visitor().heading().innerText()).isEqualTo(team.workspace());
      for (var page : List.of("/members", "/security", "/audit")) {
        var heading = pages.open(page).visitor().heading().innerText();
        softly
            .assertThat(heading.equals(NO_SUCH_PAGE))
            .as(page + " for " + person.description())
            .isEqualTo(!administers);
      }
    }
    softly.assertAll();
  }

  @Test
  @Tag("R58")
  @DisplayName("R58: each page with an id shows for a foreign id what it shows for an unknown one")
  void foreignIdsLookLikeUnknownOnes(Product product) {
    var owner = product.signedIn(product.accounts().team().owner());
    var other = product.accounts().team();
    var foreign = WorkspacePages.of(product.signedIn(other.owner()), other.workspace()).path();
    var softly = new SoftAssertions();

    ROUTES.keySet().stream()
        .filter(path -> path.contains(":workspaceId"))
        .forEach(
            path -> {
              var page = path.replace("/workspace/:workspaceId", "");
              softly
                  .assertThat(seen(owner, foreign + page))
                  .as(path)
                  .isEqualTo(seen(owner, FOREIGN + page));
            });
    softly.assertAll();
  }

  /** All words of the page. */
  private static String seen(Visitor visitor, String path) {
    return visitor.open(path).page().locator("body").innerText().replace(path, "");
  }

  private static void check(Visitor visitor, Function<Landing, String> state, String home) {
    var softly = new SoftAssertions();
    ROUTES.forEach((path, landing) -> load(softly, visitor, path, state.apply(landing)));
    UNKNOWN.forEach(path -> load(softly, visitor, path, home));
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
    visitor.open(concrete(path));
    softly.assertThat(visitor.path()).as("landing of " + path).isEqualTo(landing);
  }

  private static String concrete(String path) {
    return path.replace("/workspace/:workspaceId", FOREIGN).replace(Routes.PARAMETER, NUMBER);
  }
}
