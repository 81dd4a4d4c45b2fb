package mfa.e2e;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Reads a QR code from the pixels of a screenshot. As an app does with the frames of its camera, it
 * looks at the code in several placements before it gives up.
 */
final class QrReader {

  /** Pixels of white around the screenshot. */
  private static final List<Integer> BORDERS = List.of(0, 8, 20, 33);

  private QrReader() {}

  /**
   * Returns the text in the picture.
   *
   * @param png a screenshot
   * @param scale size to read it at, 1 as it is, 0.5 half as wide and high
   */
  static String read(byte[] png, double scale) {
    var picture = picture(png);
    return BORDERS.stream()
        .map(border -> new BufferedImageLuminanceSource(frame(picture, border, scale)))
        .flatMap(
            frame -> Stream.of(new HybridBinarizer(frame), new GlobalHistogramBinarizer(frame)))
        .flatMap(binarizer -> read(binarizer).stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("No QR code can be read at the size " + scale));
  }

  private static Optional<String> read(Binarizer binarizer) {
    try {
      var hints = Map.of(DecodeHintType.TRY_HARDER, true);
      return Optional.of(new QRCodeReader().decode(new BinaryBitmap(binarizer), hints).getText());
    } catch (ReaderException e) {
      return Optional.empty();
    }
  }

  private static BufferedImage picture(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage frame(BufferedImage picture, int border, double scale) {
    var whole =
        new BufferedImage(
            picture.getWidth() + 2 * border,
            picture.getHeight() + 2 * border,
            BufferedImage.TYPE_INT_RGB);
    draw(whole, picture, border);
    var width = (int) Math.round(whole.getWidth() * scale);
    var height = (int) Math.round(whole.getHeight() * scale);
    var frame = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    draw(frame, whole.getScaledInstance(width, height, Image.SCALE_SMOOTH), 0);
    return frame;
  }

  private static void draw(BufferedImage target, Image picture, int at) {
    var graphics = target.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, target.getWidth(), target.getHeight());
    graphics.drawImage(picture, at, at, null);
    graphics.dispose();
  }
}
