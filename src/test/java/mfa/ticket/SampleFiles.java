package mfa.ticket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of every kind, as the programs write them that make such files. */
public final class SampleFiles {

  private static final int SECTOR = 512;
  private static final int ENTRY = 128;

  private SampleFiles() {}

  /** A file of each ending that a support ticket takes. */
  public static Map<String, byte[]> all() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("png", latin("\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR"));
    files.put("jpg", latin("\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF"));
    files.put("jpeg", latin("\u00ff\u00d8\u00ff\u00e1\u0000\u0010Exif"));
    files.put("gif", latin("GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;"));
    files.put("bmp", bitmap());
    files.put("pdf", latin("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"));
    files.put("txt", "Hello, 您好\n".getBytes(UTF_8));
    files.put("doc", compound("WordDocument", 0x00020906));
    files.put("docx", zip("[Content_Types].xml", "_rels/.rels", "word/document.xml"));
    files.put("xls", compound("Workbook", 0x00020820));
    files.put("xlsx", zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"));
    files.put("zip", zip("notes/first.txt", "second.txt"));
    return files;
  }

  public static byte[] of(String ending) {
    return all().get(ending);
  }

  /** One byte for each character. */
  static byte[] latin(String signs) {
    return signs.getBytes(ISO_8859_1);
  }

  static byte[] zip(String... names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** One after the other. */
  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  /**
   * A compound file with one stream.
   *
   * @param type first number of the class of its root
   */
  static byte[] compound(String stream, int type) {
    ByteBuffer file = ByteBuffer.allocate(4 * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
    file.put(latin("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"));
    file.putShort(30, (short) 9).putInt(48, 1);
    entry(file, 2 * SECTOR, "Root Entry", 5);
    file.putInt(2 * SECTOR + 80, type);
    entry(file, 2 * SECTOR + ENTRY, stream, 2);
    return file.array();
  }

  private static void entry(ByteBuffer file, int at, String name, int kind) {
    byte[] letters = name.getBytes(UTF_16LE);
    file.put(at, letters);
    file.putShort(at + 64, (short) (letters.length + 2)).put(at + 66, (byte) kind);
  }

  private static byte[] bitmap() {
    ByteBuffer file = ByteBuffer.allocate(58).order(ByteOrder.LITTLE_ENDIAN);
    file.put(latin("BM")).putInt(2, 58).putInt(10, 54).putInt(14, 40).putInt(18, 1).putInt(22, 1);
    return file.array();
  }
}
