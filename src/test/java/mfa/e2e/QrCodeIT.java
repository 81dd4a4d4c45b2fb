package mfa.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import mfa.dev.SampleData.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The QR code of the bind steps, read from screenshots. */
@BrowserTest
class QrCodeIT {

  @Test
  @Tag("R18")
  @Tag("R19")
  @Tag("R20")
  @Tag("R21")
  @DisplayName("R18 R19 R20 R21: the picture on the page is read back, in either scheme and size")
  void workspaceIsTheIssuer(Product product) {
    var person = product.accounts().memberOfSpecialWorkspace();

    var read = readTheQrCodeOf(product, person);

    assertThat(read.issuerOfLabel()).isEqualTo("R&D 我的团队");
    assertThat(read.account()).isEqualTo(person.email());
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
