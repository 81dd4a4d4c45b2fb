package mfa.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page {@code /account/activity}. */
@BrowserTest
class ActivityIT {

  @Test
  @Tag("R59")
  @DisplayName("R59: a member reads and exports everything that happened to the own account")
  void memberReadsAndExportsTheOwnActivity(Product product) throws IOException {
    var person = product.accounts().freeMember();
    var member = product.signedIn(person);

    member.securitySettings();
    member.link("Show all activity").click();
    member.awaitPath("/account/activity");
    assertThat(member.heading().innerText()).isEqualTo("Activity");
    assertThat(
            member
                .page()
                .getByRole(com.microsoft.playwright.options.AriaRole.STATUS)
                .first()
                .innerText())
        .contains("Entries");
    member
        .page()
        .locator("[role=main] .panel", new Page.LocatorOptions().setHasText("Signed in"))
        .first()
        .waitFor();

    var download = member.page().waitForDownload(() -> member.link("Export as CSV").click());
    var file = new String(download.createReadStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(file).startsWith("\uFEFF\"When\",").contains("\"SIGNED_IN\",\"SUCCESS\",\"OWNER\"");
  }
}
