package mfa.ticket.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import mfa.ticket.Attachment;
import mfa.ticket.SampleFiles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R74")
@DisplayName("R74: a file of somebody else is saved under a safe name and never shown from here")
class DownloadHeadersTest {

  static Set<String> endings() {
    return SampleFiles.all().keySet();
  }

  private static String disposition(String name) {
    Attachment file = new Attachment(name, SampleFiles.of("txt"));
    return DownloadHeaders.of(file.name()).get("Content-Disposition");
  }

  @ParameterizedTest
  @MethodSource("endings")
  void eachKindIsOnlySaved(String ending) {
    Map<String, String> headers =
        DownloadHeaders.of(new Attachment("a." + ending, SampleFiles.of(ending)).name());

    assertThat(headers)
        .containsEntry("Content-Type", "application/octet-stream")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("Content-Security-Policy", "sandbox; default-src 'none'")
        .containsEntry(
            "Content-Disposition",
            "attachment; filename=\"a." + ending + "\"; filename*=UTF-8''a." + ending);
  }

  @Test
  void nameOfAnyLettersIsToldTwice() {
    assertThat(disposition("报告 ü.txt"))
        .isEqualTo(
            "attachment; filename=\"__ _.txt\";"
                + " filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%C3%BC.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nSet-Cookie: b=c.txt",
        "a\"; filename=\"b.html\".txt",
        "../../etc/passwd.txt",
        "..\\..\\boot.txt",
        "a\u202egpj.txt",
        "a%0d%0ab.txt",
        "a'b;c=d,e.txt",
      })
  void nameSaysNothingElse(String name) {
    assertThat(disposition(name))
        .matches(
            "attachment; filename=\"[A-Za-z0-9 ._()\\[\\]-]+\\.txt\";"
                + " filename\\*=UTF-8''[A-Za-z0-9%!#$&+.^_`|~-]+\\.txt")
        .doesNotContain("%0D", "%0A", "%2F", "%5C", "%22", "%E2%80%AE");
  }

  @Test
  void longNameIsCutBeforeItsEnding() {
    String name = new Attachment("报".repeat(500) + ".txt", SampleFiles.of("txt")).name();

    assertThat(name).hasSizeLessThanOrEqualTo(120).endsWith(".txt");
    assertThat(disposition(name)).hasSizeLessThan(1_300);
  }
}
