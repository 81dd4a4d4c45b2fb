package mfa.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pictures of the guide for process owners. They are made by each run, so that they can be; the
 * system property {@code mfa.pictures} puts them where the guide shows them.
 */
final class GuidePicture {

  private static final Path PLACE =
      Boolean.getBoolean("mfa.pictures")
          ? Path.of("src", "docs", "images")
          : Path.of("target", "pictures");

  private static final int MAX_BYTES = 150 * 1024;

  private GuidePicture() {}

  /** Keeps what stands in the window. */
  static void keep(Page page, String name) {
    byte[] picture =
        page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED));
    assertThat(picture.length).as(name).isLessThan(MAX_BYTES);
    try {
      Files.createDirectories(PLACE);
      Files.write(PLACE.resolve(name + ".png"), picture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
