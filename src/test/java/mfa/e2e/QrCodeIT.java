package mfa.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import mfa.dev.SampleData.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The QR code of the bind steps, read from screenshots. */
@BrowserTest
class QrCodeIT {

  @ParameterizedTest(name = "R18, R19, R20, R21: workspace \"{0}\" comes out as issuer \"{1}\"")
  @Tag("R18")
  @Tag("R19")
  @Tag("R20")
  @Tag("R21")
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          R&D,       R&D
          A: B,      A B
          100% #1?,  100% #1?
          我的团队,   我的团队
          """)
  void workspaceIsTheIssuer(String workspace, String issuer, Product product) {
    var person = product.accounts().memberOf(workspace);

    var read = readTheQrCodeOf(product, person);

    assertThat(read.issuerOfLabel()).isEqualTo(issuer);
    assertThat(read.account()).isEqualTo(person.email());
  }

  @Test
  @Tag("R18")
  @DisplayName("R18: a plus in the address stays a plus")
  void addressWithAPlusIsTheAccount(Product product) {
    var person = product.accounts().withAddress(TestAccounts.PLUS_ADDRESS);

    var read = readTheQrCodeOf(product, person);

    assertThat(read.issuerOfLabel()).isEqualTo(TestAccounts.FREE);
    assertThat(read.account()).isEqualTo("a+b@example.com");
  }

  @Test
  @Tag("R20")
  @DisplayName("R20: an address of 254 characters comes out whole")
  void longestAddressIsTheAccount(Product product) {
    var person = product.accounts().withAddress(TestAccounts.MAX_ADDRESS);

    var read = readTheQrCodeOf(product, person);

    assertThat(read.account()).hasSize(254).isEqualTo(person.email());
  }

  /** Reads it in both colour schemes and both sizes, and checks what is the same for everybody. */
  private static ReadUri readTheQrCodeOf(Product product, Person person) {
    var member = product.signedIn(person);
    member.securitySettings().bind();
    var steps = member.bindSteps(person);
    steps.verifyEmail();
    var key = steps.key().replace(" ", "");

    var light = read(steps, ColorScheme.LIGHT, 1);
    assertThat(read(steps, ColorScheme.LIGHT, 0.5)).isEqualTo(light);
    assertThat(read(steps, ColorScheme.DARK, 1)).isEqualTo(light);
    assertThat(read(steps, ColorScheme.DARK, 0.5)).isEqualTo(light);

    assertThat(light).doesNotContain("+").isEqualTo(steps.appLink());
    var uri = ReadUri.of(light);
    assertThat(uri.parameters())
        .isEqualTo(
            Map.of(
                "secret", key,
                "issuer", uri.issuerOfLabel(),
                "algorithm", "SHA1",
                "digits", "6",
                "period", "30"));
    assertThat(steps.qrCode().getAttribute("alt")).isNotBlank();
    return uri;
  }

  private static String read(BindSteps steps, ColorScheme scheme, double scale) {
    var page = steps.visitor().page();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    return QrReader.read(steps.qrCode().screenshot(), scale);
  }
}
