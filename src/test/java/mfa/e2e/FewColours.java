package mfa.e2e;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Makes pictures of text small: with the colours that they have most of. */
final class FewColours {

  private static final int COLOURS = 64;

  /** Colours that differ less are one. */
  private static final int MASK = 0xFCFCFC;

  private FewColours() {}

  static byte[] of(byte[] png) throws IOException {
    BufferedImage full = ImageIO.read(new ByteArrayInputStream(png));
    int[] pixels = full.getRGB(0, 0, full.getWidth(), full.getHeight(), null, 0, full.getWidth());
    List<Integer> palette = palette(pixels);
    BufferedImage few =
        new BufferedImage(
            full.getWidth(), full.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model(palette));
    Map<Integer, Integer> nearest = new HashMap<>();
    int[] places = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      places[i] = nearest.computeIfAbsent(pixels[i], colour -> nearest(colour, palette));
    }
    few.getRaster().setPixels(0, 0, full.getWidth(), full.getHeight(), places);
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    ImageIO.write(few, "png", small);
    return small.toByteArray();
  }

  private static List<Integer> palette(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    Map<Integer, Integer> seen = new HashMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel & MASK, 1, Integer::sum);
      seen.putIfAbsent(pixel & MASK, pixel);
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(COLOURS)
        .map(entry -> seen.get(entry.getKey()))
        .toList();
  }

  private static IndexColorModel model(List<Integer> palette) {
    int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
    return new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
  }

  private static int nearest(int colour, List<Integer> palette) {
    int best = 0;
    for (int i = 1; i < palette.size(); i++) {
      if (distance(colour, palette.get(i)) < distance(colour, palette.get(best))) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    int distance = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      int difference = (one >> shift & 255) - (other >> shift & 255);
      distance += difference * difference;
    }
    return distance;
  }
}
