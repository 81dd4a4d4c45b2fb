package mfa.authenticator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * A QR code as a picture: black on white with its quiet zone of four modules in every theme, each
 * module a whole number of pixels.
 *
 * @param address a {@code data:} address of an SVG picture
 * @param side its width and height in pixels, at least 240
 */
public record QrCode(String address, int side) {

  private static final int QUIET_ZONE = 4;
  private static final int MIN_SIDE = 240;

  /** At half its size three pixels are left of each module, which readers need (R20). */
  private static final int MIN_PIXELS_PER_MODULE = 6;

  private static final int DENSE = 330;

  static QrCode of(String text) {
    BitMatrix modules = modules(text);
    int count = modules.getWidth();
    int pixels = Math.max(MIN_PIXELS_PER_MODULE, Math.ceilDiv(MIN_SIDE, count));
    String picture = svg(modules, count);
    String base64 = Base64.getEncoder().encodeToString(picture.getBytes(UTF_8));
    return new QrCode("data:image/svg+xml;base64," + base64, count * pixels);
  }

  private static BitMatrix modules(String text) {
    ErrorCorrectionLevel correction =
        text.length() > DENSE ? ErrorCorrectionLevel.L : ErrorCorrectionLevel.M;
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.ERROR_CORRECTION, correction, EncodeHintType.MARGIN, QUIET_ZONE));
    } catch (WriterException e) {
      throw new IllegalStateException("The text does not fit a QR code.", e);
    }
  }

  private static String svg(BitMatrix modules, int count) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < count; y++) {
      for (int x = 0; x < count; x++) {
        if (modules.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    String drawing =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <rect width="%1$d" height="%1$d" fill="#fff"/><path d="%2$s" fill="#000"/></svg>""";
    return String.format(Locale.ROOT, drawing, count, path);
  }

  /** It shows a secret. */
  @Override
  public String toString() {
    return "QrCode[" + side + "]";
  }
}
