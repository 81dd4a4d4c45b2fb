package mfa.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pictures of guides and papers. They are made where the system property {@code mfa.pictures}
 * is {@code target}, and put where papers show them where it is {@code true}.
 */
final class GuidePicture {

  private static final Path PLACE =
      Boolean.getBoolean("mfa.pictures")
          ? Path.of("src", "docs", "images")
          : Path.of("target", "pictures");

  /** Whether any are wanted. */
  static final boolean WANTED = !System.getProperty("mfa.pictures", "").isEmpty();

  private static final int MAX_BYTES = 150 * 1024;
  private static final int MAX_SHEET_BYTES = 500 * 1024;

  private GuidePicture() {}

  /** Keeps what stands in the window. */
  static void keep(Page page, String name) {
    byte[] picture =
        page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED));
    assertThat(picture.length).as(name).isLessThan(MAX_BYTES);
    write(picture, name);
  }

  /** Keeps a whole page of small pictures. */
  static void keepSheet(Page page, String name) throws IOException {
    byte[] picture = FewColours.of(page.screenshot(new Page.ScreenshotOptions().setFullPage(true)));
    assertThat(picture.length).as(name).isLessThan(MAX_SHEET_BYTES);
    write(picture, name);
  }

  /** Keeps what stands in the window, with few colours: for papers that have many of them. */
  static void keepScreen(Page page, String name) throws IOException {
    byte[] picture =
        FewColours.of(
            page.screenshot(
                new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED)));
    assertThat(picture.length).as(name).isLessThan(MAX_BYTES);
    write(picture, name);
  }

  private static void write(byte[] picture, String name) {
    try {
      Path file = PLACE.resolve(name + ".png");
      Files.createDirectories(file.getParent());
      Files.write(file, picture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
