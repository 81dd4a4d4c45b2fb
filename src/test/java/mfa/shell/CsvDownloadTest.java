package mfa.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import mfa.platform.request.Places;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R74")
@DisplayName("R74: lists on their way to browsers are bounded, however slowly they are taken")
class CsvDownloadTest {

  private final Places files = CsvDownload.ON_THEIR_WAY;

  /** While one browser takes its file slowly, the next ones come. */
  private int sentAtOnce(long first, int step, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    int[] more = new int[1];
    boolean sent =
        files.within(List.of(first), () -> more[0] = sentAtOnce(first + step, step, count - 1));
    return sent ? 1 + more[0] : 0;
  }

  @Test
  @DisplayName("An account has so many at once, and then others")
  void accountHasABound() throws IOException {
    assertThat(sentAtOnce(1, 0, 100)).isEqualTo(CsvDownload.MAX_PER_ACCOUNT);
    assertThat(sentAtOnce(1, 0, 100)).as("once they are taken").isEqualTo(2);
  }

  @Test
  @DisplayName("All accounts share the room of the server")
  void serverHasABound() throws IOException {
    assertThat(sentAtOnce(1, 1, 100)).isEqualTo(CsvDownload.MAX);
  }

  @Test
  @DisplayName("A browser that goes away gives its place back")
  void brokenOffGivesItsPlaceBack() throws IOException {
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(
              () ->
                  files.within(
                      List.of(1L),
                      () -> {
                        throw new IOException("The browser went away.");
                      }))
          .isInstanceOf(IOException.class);
    }

    assertThat(files.within(List.of(1L), () -> {})).isTrue();
  }
}
