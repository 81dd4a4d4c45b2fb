package mfa.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mfa.ticket.SampleFiles.compound;
import static mfa.ticket.SampleFiles.joined;
import static mfa.ticket.SampleFiles.latin;
import static mfa.ticket.SampleFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import mfa.ticket.Attachment.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R74")
@DisplayName("R74: a file is what its name says, and nothing else besides")
class AttachmentKindsTest {

  private static final Set<String> OF_UNBIND = Set.of("png", "jpg", "jpeg", "pdf", "txt");
  private static final byte[] ARCHIVE = zip("Main.class");

  static Set<String> endings() {
    return SampleFiles.all().keySet();
  }

  private static void assertRefused(String ending, byte[] content) {
    assertThat(AttachmentKinds.SUPPORT.refusal("a." + ending, content))
        .as(ending)
        .contains(Refusal.CONTENT);
  }

  @ParameterizedTest
  @MethodSource("endings")
  void supportTicketsTakeEachKindAndUnbindTicketsFour(String ending) {
    byte[] file = SampleFiles.of(ending);

    assertThat(
            AttachmentKinds.SUPPORT.refusal("a." + ending.toUpperCase(java.util.Locale.ROOT), file))
        .isEmpty();
    assertThat(AttachmentKinds.UNBIND.refusal("a." + ending, file).isEmpty())
        .isEqualTo(OF_UNBIND.contains(ending));
    assertThat(AttachmentKinds.SUPPORT.endings()).contains("." + ending);
  }

  @ParameterizedTest
  @MethodSource("endings")
  @DisplayName("No file passes under the name of another kind")
  void noFilePassesAsAnotherKind(String ending) {
    byte[] file = SampleFiles.of(ending);
    Set<String> alike =
        switch (ending) {
          case "jpg", "jpeg" -> Set.of("jpg", "jpeg");
          case "docx", "xlsx" -> Set.of(ending, "zip");
          default -> Set.of(ending);
        };

    endings().stream()
        .filter(other -> !alike.contains(other))
        .forEach(other -> assertRefused(other, file));
  }

  @ParameterizedTest
  @MethodSource("endings")
  @DisplayName("No program passes under the name of a document")
  void noProgramPasses(String ending) {
    for (String beginning :
        List.of("MZ\u0090\u0000", "\u007fELF\u0002", "\u00ca\u00fe\u00ba\u00be\u0000")) {
      assertRefused(ending, Arrays.copyOf(latin(beginning), 5_000));
      assertRefused(ending, joined(latin(beginning), ARCHIVE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "pdf", "txt", "doc", "xls"})
  @DisplayName("A picture or document that is an archive too is refused")
  void nothingHidesAnArchive(String ending) {
    assertRefused(ending, joined(SampleFiles.of(ending), ARCHIVE));
    assertRefused(ending, joined(SampleFiles.of(ending), ARCHIVE, latin("\n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  @DisplayName("A picture that is a PDF too is refused")
  void noPictureIsADocument(String ending) {
    assertRefused(ending, joined(SampleFiles.of(ending), latin("%PDF-1.7\n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "docx", "xlsx"})
  @DisplayName("An archive with something before, behind or cut off is refused")
  void archiveIsWhole(String ending) {
    byte[] file = SampleFiles.of(ending);

    assertRefused(ending, joined(latin("#!/bin/sh\n"), file));
    assertRefused(ending, joined(file, latin("<script>")));
    assertRefused(ending, Arrays.copyOf(file, file.length - 1));
    assertRefused(ending, Arrays.copyOf(file, 40));
  }

  @Test
  @DisplayName("Programs, macros and ways out of the folder are no plain archives and documents")
  void dangerousArchivesAreRefused() {
    assertRefused("zip", zip("META-INF/MANIFEST.MF", "Main.class"));
    assertRefused("zip", zip("AndroidManifest.xml", "classes.dex"));
    for (String name : List.of("../a.txt", "a/../../b.txt", "/etc/a", "C:\\a", "..\\a")) {
      assertRefused("zip", zip("b.txt", name));
    }
    assertRefused("docx", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));
    assertRefused("docx", zip("word/document.xml"));
    assertRefused("xlsx", zip("[Content_Types].xml", "word/document.xml"));
  }

  @Test
  @DisplayName("An installer of Windows, which is a compound file as well, is no document")
  void installersAreNoDocuments() {
    assertRefused("doc", compound("WordDocument", 0x000c1084));
    assertRefused("doc", compound("Property", 0x00020906));
    assertRefused("xls", Arrays.copyOf(SampleFiles.of("xls"), 600));
    assertThat(AttachmentKinds.SUPPORT.refusal("a.xls", compound("Book", 0x00020810))).isEmpty();
  }

  @Test
  @DisplayName("An archive that would unpack to terabytes is a small file: nothing unpacks it")
  void bombIsHarmless() {
    byte[] file = SampleFiles.of("zip");
    int directory =
        new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    Arrays.fill(file, directory + 24, directory + 28, (byte) 0xfe);

    assertThat(AttachmentKinds.SUPPORT.refusal("a.zip", file)).isEmpty();
  }

  @Test
  @DisplayName(
      "A file with thousands of ends of one long broken list is refused, not walked through")
  void endsOfOneListAreBounded() {
    byte[] entry = entry(0);

    byte[] file = pictureBefore(entry, 60_000, 2_000, 0xffff);

    assertThat(AttachmentKinds.SUPPORT.refusal("a.png", file)).isNotEmpty();
  }

  @Test
  @Timeout(20)
  @DisplayName("The names of a broken list, gigabytes for all of its ends, are not read")
  void namesOfABrokenListAreNotRead() {
    byte[] entry = entry(0xffff);

    byte[] file = pictureBefore(entry, 48, 2_900, 49);

    assertThat(AttachmentKinds.SUPPORT.refusal("a.png", file)).isEmpty();
  }

  private static byte[] entry(int nameLength) {
    byte[] entry = new byte[46 + nameLength];
    Arrays.fill(entry, 46, entry.length, (byte) 0x80);
    ByteBuffer.wrap(entry)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x02014b50)
        .putShort(28, (short) nameLength);
    return entry;
  }

  /** A picture before a list that breaks off after so many entries, and its ends. */
  private static byte[] pictureBefore(byte[] entry, int entries, int ends, int named) {
    byte[] picture = SampleFiles.of("png");
    ByteBuffer file =
        ByteBuffer.allocate(picture.length + entries * entry.length + 46 + ends * 22)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put(picture);
    for (int i = 0; i < entries; i++) {
      file.put(entry);
    }
    file.put(new byte[46]);
    for (int i = 0; i < ends; i++) {
      int size = file.position() - picture.length;
      file.putInt(0x06054b50).putInt(0).putShort((short) named).putShort((short) named);
      file.putInt(size).putInt(picture.length).putShort((short) 0);
    }
    return file.array();
  }

  @Test
  @DisplayName("Whatever is broken in a file, the check answers")
  void brokenFilesGetAnAnswer() {
    Random random = new Random(7);
    for (String ending : endings()) {
      byte[] file = SampleFiles.of(ending);
      for (int i = 0; i < 3_000; i++) {
        byte[] broken = Arrays.copyOf(file, 1 + random.nextInt(file.length));
        for (int n = 0; n < 4; n++) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        }
        for (String name : List.of(ending, "zip", "doc")) {
          assertThat(AttachmentKinds.SUPPORT.refusal("a." + name, broken)).isNotNull();
        }
      }
    }
  }

  @Test
  void kindsAreNamedInASentence() {
    assertThat(AttachmentKinds.UNBIND.words(", ")).isEqualTo("png, jpg, pdf, txt");
    assertThat(AttachmentKinds.SUPPORT.refusal("a.txt", "x".getBytes(UTF_8))).isEmpty();
  }
}
