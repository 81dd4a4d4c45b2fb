package mfa.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are taken: by name and by content. */
class AttachmentTest {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
  private static final byte[] JPG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};
  private static final byte[] PDF = "%PDF-1.7\n".getBytes(UTF_8);
  private static final byte[] TEXT = "Hello, 您好\n".getBytes(UTF_8);

  @Test
  void picturesDocumentsAndTextsAreTaken() {
    assertThat(Attachment.refusal("a.png", PNG)).isEmpty();
    assertThat(Attachment.refusal("a.JPG", JPG)).isEmpty();
    assertThat(Attachment.refusal("a.b.jpeg", JPG)).isEmpty();
    assertThat(Attachment.refusal("a.pdf", PDF)).isEmpty();
    assertThat(Attachment.refusal("a.txt", TEXT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.html", "a.svg", "a.exe", "png", "a.", "", "a.png.js", "a.gif"})
  void otherNamesAreRefused(String name) {
    byte[] content = name.equals("png") ? TEXT : PNG;

    assertThat(Attachment.refusal(name, content)).isPresent();
  }

  @Test
  void contentHasToBeWhatTheNameSays() {
    assertThat(Attachment.refusal("a.png", JPG)).contains(Attachment.Refusal.CONTENT);
    assertThat(Attachment.refusal("a.jpg", PDF)).contains(Attachment.Refusal.CONTENT);
    assertThat(Attachment.refusal("a.pdf", "<html>".getBytes(UTF_8)))
        .contains(Attachment.Refusal.CONTENT);
    assertThat(Attachment.refusal("a.txt", PNG)).contains(Attachment.Refusal.CONTENT);
    assertThat(Attachment.refusal("a.txt", new byte[] {'a', 0}))
        .contains(Attachment.Refusal.CONTENT);
  }

  @Test
  void emptyAndLargeFilesAreRefused() {
    byte[] largest = Arrays.copyOf(PNG, 8 * 1024 * 1024);

    assertThat(Attachment.refusal("a.png", new byte[0])).contains(Attachment.Refusal.EMPTY);
    assertThat(Attachment.refusal("a.png", largest)).isEmpty();
    assertThat(Attachment.refusal("a.png", Arrays.copyOf(PNG, largest.length + 1)))
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
