package mfa.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import mfa.ticket.content.Bitmap;
import mfa.ticket.content.CompoundFile;
import mfa.ticket.content.PlainText;
import mfa.ticket.content.Signature;
import mfa.ticket.content.ZipDirectory;

/**
 * What can be attached to a ticket. A file has to be what its name says, and nothing else besides:
 * one that two programs read in two ways shows the reviewer only one of them.
 */
public enum AttachmentKind {
  PNG(List.of("png"), alone(beginning("\u0089PNG\r\n\u001a\n"))),
  JPG(List.of("jpg", "jpeg"), alone(beginning("\u00ff\u00d8\u00ff"))),
  GIF(List.of("gif"), alone(beginning("GIF87a").or(beginning("GIF89a")))),
  BMP(List.of("bmp"), alone(Bitmap::is)),
  PDF(List.of("pdf"), content -> isPdf(content) && !isZip(content)),
  TXT(List.of("txt"), content -> PlainText.is(content) && !isZip(content)),
  DOC(List.of("doc"), alone(content -> isCompound(content, List.of("WordDocument")))),
  DOCX(List.of("docx"), content -> isOffice(content, "word/")),
  XLS(List.of("xls"), alone(content -> isCompound(content, List.of("Workbook", "Book")))),
  XLSX(List.of("xlsx"), content -> isOffice(content, "xl/")),
  ZIP(List.of("zip"), content -> isPlainZip(content));

  private static final int MAX_BEFORE_PDF = 1024;
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private final List<String> endings;
  private final Predicate<byte[]> check;

  AttachmentKind(List<String> endings, Predicate<byte[]> check) {
    this.endings = endings;
    this.check = check;
  }

  static Optional<AttachmentKind> of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(kind -> kind.endings.contains(ending)).findFirst();
  }

  List<String> endings() {
    return endings;
  }

  /** Whether that is a file of this kind. */
  boolean is(byte[] content) {
    return check.test(content);
  }

  private static Predicate<byte[]> beginning(String signs) {
    byte[] beginning = Signature.of(signs);
    return content -> Signature.begins(content, beginning);
  }

  private static Predicate<byte[]> alone(Predicate<byte[]> check) {
    return content -> check.test(content) && !isZip(content) && !Signature.isReadAsPdf(content);
  }

  private static boolean isZip(byte[] content) {
    return ZipDirectory.find(content).isPresent();
  }

  /** Readers of PDF allow some before the header, and some programs write line ends there. */
  private static boolean isPdf(byte[] content) {
    int start = 0;
    while (start < Math.min(content.length, MAX_BEFORE_PDF) && isBlank(content[start])) {
      start++;
    }
    int end = Math.min(content.length, start + MAX_BEFORE_PDF);
    return beginning("%PDF-").test(Arrays.copyOfRange(content, start, end));
  }

  private static boolean isBlank(byte sign) {
    return " \t\r\n\f".indexOf(sign) >= 0 || BYTE_ORDER_MARK.indexOf(sign & 0xff) >= 0;
  }

  private static boolean isCompound(byte[] content, List<String> streams) {
    return CompoundFile.of(content)
        .filter(file -> streams.stream().anyMatch(file::has))
        .isPresent();
  }

  /** Without macros: those have endings of their own, which Office asks about. */
  private static boolean isOffice(byte[] content, String folder) {
    return ZipDirectory.find(content)
        .filter(ZipDirectory::isWhole)
        .filter(zip -> zip.has("[Content_Types].xml") && zip.hasBelow(folder))
        .filter(zip -> !zip.hasEnding("vbaProject.bin"))
        .isPresent();
  }

  /** No program of Java or Android under another name, and nothing that unpacks elsewhere. */
  private static boolean isPlainZip(byte[] content) {
    return ZipDirectory.find(content)
        .filter(ZipDirectory::isWhole)
        .filter(zip -> !zip.has("META-INF/MANIFEST.MF") && !zip.has("AndroidManifest.xml"))
        .filter(zip -> !zip.leavesItsFolder())
        .isPresent();
  }
}
