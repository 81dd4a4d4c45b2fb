package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process owner looks at a version: the drawing with its numbers, its tickets, in a browser. */
@BrowserTest
class ProcessVersionIT {

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"en", "zh"})
  @Tag("R43")
  @DisplayName(
      "R43: a version's page shows where its tickets are, and nothing on it objects to axe")
  void versionShowsWhereItsTicketsAre(String language, Product product) {
    var member = product.accounts().freeMember();
    product.signedIn(member).bind(member);
    var number = UnbindForm.open(product.visitor()).file(member);
    var owner = processOwner(product, language);
    owner.open("/process");

    owner.page().locator("a[href*='/process/version/']").first().click();
    owner.page().waitForURL(url -> url.contains("/process/version/"));

    var review = owner.page().locator(".process-diagram [data-container-id=userTask_reviewTicket]");
    assertThat(review.locator(".step-note")).isVisible();
    owner.page().locator(".process-diagram g[data-element-id=userTask_reviewTicket]").click();
    assertThat(cell(owner, number)).isVisible();
    var inspection = new Inspection(owner, language);
    inspection.lookAt("process-version");
    assertThat(inspection.findings()).isEmpty();
  }

  private static Locator cell(Visitor owner, String number) {
    return owner
        .page()
        .locator("vaadin-grid-cell-content")
        .getByText(number, new Locator.GetByTextOptions().setExact(true));
  }

  private static Visitor processOwner(Product product, String language) {
    var owner =
        product.visitor(
            new Browser.NewContextOptions().setLocale(language.equals("zh") ? "zh-CN" : "en-US"));
    return owner.signInAndBind(product.accounts().processOwner());
  }
}
