package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What other sites cannot do with a member's browser. */
@BrowserTest
class BrowserProtectionIT {

  private static final String ELSEWHERE = "http://elsewhere.example/";

  @Test
  @Tag("R42")
  @DisplayName(
      "R42: the first and the signed-in answer carry the security headers and are not kept")
  void everyPageCarriesTheSecurityHeaders(Product product) {
    var member = product.visitor();

    check(member.page().navigate("/login"), "same-origin", "'none'");
    new SignInPage(member).signIn(product.accounts().freeMember());
    member.awaitPath("/");
    check(member.page().navigate("/account"), "no-referrer", "'self'");
  }

  private static void check(Response response, String referrer, String base) {
    var headers = response.allHeaders();
    assertThat(headers)
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("x-frame-options", "DENY")
        .containsEntry("referrer-policy", referrer)
        .containsEntry("cross-origin-opener-policy", "same-origin");
    assertThat(headers.get("cache-control")).contains("no-store");
    assertThat(headers.get("content-security-policy"))
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .contains("form-action 'self'")
        .contains("base-uri " + base);
    assertThat(headers).doesNotContainKeys("server", "x-powered-by");
  }

  @Test
  @Tag("R42")
  @DisplayName("R42: every cookie is HttpOnly and SameSite, and no address carries a session id")
  void cookiesAreOutOfReach(Product product) {
    var member = product.visitor();
    member.signInPage();
    member.button("中文").click();
    member.page().getByText("忘记密码").waitFor();
    member.button("English").click();
    new SignInPage(member).signIn(product.accounts().freeMember());
    member.awaitPath("/");

    assertThat(member.context().cookies())
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            cookie -> {
              assertThat(cookie.httpOnly).as(cookie.name).isTrue();
              assertThat(cookie.sameSite).as(cookie.name).isEqualTo(SameSiteAttribute.LAX);
            });
    assertThat(member.page().content()).doesNotContainIgnoringCase("jsessionid");
  }

  @Test
  @Tag("R42")
  @DisplayName("R42: a server call without the page's token is refused")
  void callWithoutTheTokenIsRefused(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    var account = AccountPage.open(member);
    var name = account.name().inputValue();
    var save = HeldCall.of(member, () -> account.rename("Renamed from elsewhere"));
    var forged =
        new HeldCall(
            save.url(),
            save.body().replaceFirst("\"csrfToken\":\"[^\"]*\"", "\"csrfToken\":\"guessed\""));
    assertThat(forged.body()).isNotEqualTo(save.body());

    forged.makeAs(member);

    assertThat(AccountPage.open(member.inAnotherTab()).name()).hasValue(name);
  }

  @Test
  @Tag("R42")
  @DisplayName("R42: a post from another site comes without the session, even with the right token")
  void postFromAnotherSiteComesWithoutTheSession(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    var account = AccountPage.open(member);
    var name = account.name().inputValue();
    var save = HeldCall.of(member, () -> account.rename("Renamed from elsewhere"));
    var attacked = member.inAnotherTab();
    serve(attacked, "<h1>Elsewhere</h1>");
    attacked.page().navigate(ELSEWHERE);

    var request =
        attacked
            .page()
            .waitForRequest(
                url -> url.url().contains("v-r=uidl"),
                () ->
                    attacked
                        .page()
                        .evaluate(
                            "call => fetch(call.url, { method: 'POST', mode: 'no-cors',"
                                + " credentials: 'include', body: call.body }).catch(() => 'refused')",
                            Map.of("url", save.url(), "body", save.body())));

    assertThat(request.allHeaders().getOrDefault("cookie", ""))
        .doesNotContain(Visitor.SESSION_COOKIE);
    assertThat(AccountPage.open(member.inAnotherTab()).name()).hasValue(name);
  }

  @Test
  @Tag("R42")
  @DisplayName("R42: another site cannot show a page of ours in a frame")
  void pageCannotBeFramed(Product product) {
    var visitor = product.visitor();
    serve(visitor, "<iframe src='" + product.baseUrl() + "/login'></iframe>");

    visitor.page().navigate(ELSEWHERE);

    assertThat(visitor.page().frames()).hasSize(2);
    assertThat(visitor.page().frames().get(1).url()).startsWith("chrome-error:");
    assertThat(visitor.page().frameLocator("iframe").getByText("Sign in")).hasCount(0);
  }

  private static void serve(Visitor visitor, String html) {
    visitor
        .page()
        .route(
            ELSEWHERE,
            route ->
                route.fulfill(
                    new Route.FulfillOptions().setContentType("text/html").setBody(html)));
  }
}
