package mfa.ticket;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are taken: by name and by content. */
class AttachmentTest {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
  private static final byte[] JPG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};
  private static final byte[] PDF = "%PDF-1.7\n".getBytes(UTF_8);
  private static final byte[] TEXT = "Hello, 您好\n".getBytes(UTF_8);

  private static Optional<Attachment.Refusal> refusal(String name, byte[] content) {
    return AttachmentKinds.UNBIND.refusal(name, content);
  }

  @Test
  void picturesDocumentsAndTextsAreTaken() {
    assertThat(refusal("a.png", PNG)).isEmpty();
    assertThat(refusal("a.JPG", JPG)).isEmpty();
    assertThat(refusal("a.b.jpeg", JPG)).isEmpty();
    assertThat(refusal("a.pdf", PDF)).isEmpty();
    assertThat(refusal("a.txt", TEXT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.html",
        "a.svg",
        "a.exe",
        "png",
        "a.",
        "",
        "a.png.js",
        "a.gif",
        "a.zip",
        "a.docx"
      })
  void otherNamesAreRefused(String name) {
    byte[] content = name.equals("png") ? TEXT : PNG;

    assertThat(refusal(name, content)).isPresent();
  }

  @Test
  void contentHasToBeWhatTheNameSays() {
    assertThat(refusal("a.png", JPG)).contains(Attachment.Refusal.CONTENT);
    assertThat(refusal("a.jpg", PDF)).contains(Attachment.Refusal.CONTENT);
    assertThat(refusal("a.pdf", "<html>".getBytes(UTF_8))).contains(Attachment.Refusal.CONTENT);
    assertThat(refusal("a.txt", PNG)).contains(Attachment.Refusal.CONTENT);
    assertThat(refusal("a.txt", new byte[] {'a', 0})).contains(Attachment.Refusal.CONTENT);
  }

  @Test
  void textsAreTakenInTheLettersOfTheirWritersComputer() {
    for (String charset : List.of("GBK", "UTF-16", "ISO-8859-1", "windows-1252", "UTF-8")) {
      byte[] content = "Grüße: é, ß\r\n\t–".getBytes(Charset.forName(charset));
      assertThat(refusal("a.txt", content)).as(charset).isEmpty();
    }
    byte[] chinese = "我的手机丢了。".getBytes(Charset.forName("GBK"));
    assertThat(refusal("a.txt", chinese)).isEmpty();
    assertThat(refusal("a.txt", "a\u0000b".getBytes(UTF_16))).contains(Attachment.Refusal.CONTENT);
    assertThat(refusal("a.txt", JPG)).contains(Attachment.Refusal.CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", " \t\n", "\uFEFF"})
  void documentMayBeginWithBlanks(String before) {
    assertThat(refusal("a.pdf", (before + "%PDF-1.7\n").getBytes(UTF_8))).isEmpty();
    assertThat(refusal("a.pdf", (before + "<html>").getBytes(UTF_8)))
        .contains(Attachment.Refusal.CONTENT);
  }

  @Test
  void nameIsNotCutThroughACharacter() {
    String name = new Attachment("\ud83d\ude00".repeat(60) + "a.png", PNG).name();

    assertThat(name).startsWith("\ud83d\ude00").endsWith("a.png").hasSizeLessThanOrEqualTo(120);
  }

  @Test
  void emptyAndLargeFilesAreRefused() {
    byte[] largest = Arrays.copyOf(PNG, 8 * 1024 * 1024);

    assertThat(refusal("a.png", new byte[0])).contains(Attachment.Refusal.EMPTY);
    assertThat(refusal("a.png", largest)).isEmpty();
    assertThat(refusal("a.png", Arrays.copyOf(PNG, largest.length + 1)))
        .contains(Attachment.Refusal.TOO_LARGE);
  }

  @Test
  void nameLosesFoldersAndWhatHeadersWouldMisread() {
    assertThat(new Attachment("C:\\secret\\a\r\n\".png", PNG).name()).isEqualTo("a___.png");
    assertThat(new Attachment("../../etc/a.png", PNG).name()).isEqualTo("a.png");
    assertThat(new Attachment("x".repeat(500) + ".png", PNG).name()).hasSize(120).endsWith(".png");
  }

  @Test
  void refusedFileIsNoAttachment() {
    assertThatThrownBy(() -> new Attachment("a.png", PDF))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
