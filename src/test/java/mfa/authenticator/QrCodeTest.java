package mfa.authenticator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R20: QR code")
@Tag("R20")
class QrCodeTest {

  private static final SharedSecret SECRET = new SharedSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  private static final String LONG_ADDRESS =
      "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(57) + ".com";
  private static final int QUIET_ZONE = 4;
  private static final int VERSION_15 = 77;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Acme|maya@example.com",
        "A: B|maya@example.com",
        "R&D|maya@example.com",
        "100% #1?|maya@example.com",
        "我的团队|maya@example.com",
        "Ünïcode|maya@example.com",
        "a+b|a+b@example.com"
      })
  void pictureIsReadBackAtFullAndAtHalfSize(String issuer, String account) throws Exception {
    String uri = new ProvisioningUri(issuer, account, SECRET).text();

    QrCode code = QrCode.of(uri);

    assertThat(read(code, code.side())).isEqualTo(uri);
    assertThat(read(code, code.side() / 2)).isEqualTo(uri);
  }

  @Test
  void longestAddressAndNameStayReadable() throws Exception {
    for (String issuer : List.of("Acme", "队".repeat(120), "W".repeat(120))) {
      String uri = new ProvisioningUri(issuer, LONG_ADDRESS, SECRET).text();

      QrCode code = QrCode.of(uri);

      assertThat(read(code, code.side())).isEqualTo(uri);
      assertThat(modules(code)).isLessThanOrEqualTo(VERSION_15 + 2 * QUIET_ZONE);
    }
  }

  @Test
  void darkModulesStandOnWhiteWithAQuietZoneOfFour() {
    QrCode code = QrCode.of(new ProvisioningUri("Acme", "maya@example.com", SECRET).text());

    String picture = picture(code);

    assertThat(picture).contains("fill=\"#fff\"").contains("fill=\"#000\"");
    int last = modules(code) - 1 - QUIET_ZONE;
    assertThat(dark(picture))
        .isNotEmpty()
        .allMatch(module -> module[0] >= QUIET_ZONE && module[0] <= last)
        .allMatch(module -> module[1] >= QUIET_ZONE && module[1] <= last)
        .anyMatch(module -> module[0] == QUIET_ZONE && module[1] == QUIET_ZONE);
  }

  @Test
  void everyModuleIsAWholeNumberOfPixels() {
    QrCode small = QrCode.of(new ProvisioningUri("A", "b@example.com", SECRET).text());
    QrCode large = QrCode.of(new ProvisioningUri("W".repeat(90), LONG_ADDRESS, SECRET).text());

    assertThat(small.side()).isGreaterThanOrEqualTo(240);
    assertThat(small.side() % modules(small)).isZero();
    assertThat(large.side() % modules(large)).isZero();
  }

  @Test
  @Tag("R17")
  void pictureDoesNotShowInItsText() {
    QrCode code = QrCode.of(new ProvisioningUri("Acme", "maya@example.com", SECRET).text());

    assertThat(code.toString()).doesNotContain("base64");
  }

  private static String read(QrCode code, int side) throws NotFoundException {
    BinaryBitmap bitmap =
        new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(drawn(code, side))));
    return new MultiFormatReader()
        .decode(
            bitmap,
            Map.of(
                DecodeHintType.POSSIBLE_FORMATS,
                List.of(BarcodeFormat.QR_CODE),
                DecodeHintType.TRY_HARDER,
                true))
        .getText();
  }

  /** What a browser makes of the picture. */
  private static BufferedImage drawn(QrCode code, int side) {
    int pixels = side / modules(code);
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, side, side);
    pen.setColor(Color.BLACK);
    for (int[] module : dark(picture(code))) {
      pen.fillRect(module[0] * pixels, module[1] * pixels, pixels, pixels);
    }
    pen.dispose();
    return image;
  }

  private static List<int[]> dark(String picture) {
    return Pattern.compile("M(\\d+) (\\d+)h1v1h-1z")
        .matcher(picture)
        .results()
        .map(hit -> new int[] {Integer.parseInt(hit.group(1)), Integer.parseInt(hit.group(2))})
        .toList();
  }

  private static int modules(QrCode code) {
    Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(picture(code));
    assertThat(box.find()).isTrue();
    return Integer.parseInt(box.group(1));
  }

  private static String picture(QrCode code) {
    String prefix = "data:image/svg+xml;base64,";
    assertThat(code.address()).startsWith(prefix);
    return new String(Base64.getDecoder().decode(code.address().substring(prefix.length())), UTF_8);
  }
}
