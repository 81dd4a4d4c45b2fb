package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a draft changes and does, as its author sees it before it is deployed. */
@BrowserTest
class DraftComparisonIT {

  @Test
  @Tag("R43")
  @Tag("R69")
  @DisplayName("R69: a draft is compared and played in the browser, and axe finds nothing")
  void draftIsComparedAndPlayed(Product product) {
    var owner = processOwner(product);
    var page = owner.page();
    var inspection = new Inspection(owner, "en");
    openCopy(owner);

    tab(page, "What changed").click();
    assertThat(page.getByText("Tickets go the same way as in the running version.")).isVisible();
    assertThat(page.locator(".comparison .djs-shape").first()).isVisible();
    inspection.lookAt("process-draft-changes");

    tab(page, "Dry run").click();
    page.getByText(Pattern.compile("Unchanged paths \\(\\d+\\)")).click();
    page.getByText("To the end: Request rejected").first().click();
    page.locator("vaadin-button:visible")
        .filter(new Locator.FilterOptions().setHasText("Play step by step"))
        .first()
        .click();
    assertThat(page.getByText("Start: Unbind requested").last()).isVisible();
    page.getByRole(AriaRole.BUTTON, named("Next")).click();
    assertThat(page.getByText(Pattern.compile("^Step 2 of "))).isVisible();
    assertThat(page.locator(".path-player .mark-present").first()).isVisible();
    inspection.lookAt("process-draft-dry-run");

    assertThat(inspection.findings()).isEmpty();
  }

  private static void openCopy(Visitor owner) {
    owner.open("/process");
    owner
        .page()
        .getByRole(AriaRole.BUTTON, named(Pattern.compile("Edit a copy of version")))
        .first()
        .click();
    owner.page().waitForURL(url -> url.contains("/process/draft/"));
    owner.page().locator(".process-editor-drawing .djs-shape").first().waitFor();
    owner.awaitQuiet();
  }

  private static Locator tab(Page page, String name) {
    return page.getByRole(AriaRole.TAB, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions named(Pattern name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Visitor processOwner(Product product) {
    return product.visitor().signInAndBind(product.accounts().processOwner());
  }
}
