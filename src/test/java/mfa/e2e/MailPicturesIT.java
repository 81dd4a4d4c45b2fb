package mfa.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import mfa.mail.MailSamples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@BrowserTest
@Tag("R34")
@DisplayName("Mails as people see them")
class MailPicturesIT {

  private static final Path PICTURES = Path.of("target", "pictures", "mails");
  private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

  /** A mail is a part of a page: landmarks, which are no rule of WCAG either, are of that page. */
  private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

  /** All mails have the same frame and colours: without pictures, each is looked at in one way. */
  private static final Map<String, ColorScheme> LOOKED_AT =
      Map.of("en", ColorScheme.LIGHT, "zh", ColorScheme.DARK);

  private static final int WIDE = 640;
  private static final int NARROW = 320;

  static Stream<Locale> languages() {
    return MailSamples.LANGUAGES.stream();
  }

  /** Where pictures are wanted, one of each mail, and a sheet for each language in the papers. */
  @ParameterizedTest
  @MethodSource("languages")
  void everyMailIsReadableInLightAndDarkWideAndNarrow(Locale language, Product product)
      throws IOException {
    Page page = product.visitor().page();
    StringBuilder sheet = new StringBuilder();
    for (MailSamples.Sample mail : MailSamples.all(language)) {
      for (ColorScheme scheme :
          GuidePicture.WANTED ? SCHEMES : List.of(LOOKED_AT.get(language.getLanguage()))) {
        lookAt(page, mail, scheme);
        if (GuidePicture.WANTED) {
          byte[] picture = picture(page, mail, scheme);
          if (scheme == ColorScheme.LIGHT) {
            sheet.append(figure(mail, picture));
          }
        }
      }
    }
    if (GuidePicture.WANTED) {
      keepSheet(page, sheet.toString(), "mails-" + language.getLanguage());
    }
  }

  private static void lookAt(Page page, MailSamples.Sample mail, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.setViewportSize(NARROW, 300);
    page.setContent(mail.html());
    assertThat((int) page.evaluate("document.scrollingElement.scrollWidth"))
        .as(mail.name())
        .isLessThanOrEqualTo(NARROW);
    page.setViewportSize(WIDE, 300);
    assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations())
        .as(mail.name())
        .isEmpty();
  }

  private static byte[] picture(Page page, MailSamples.Sample mail, ColorScheme scheme)
      throws IOException {
    byte[] picture = page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
    Path file =
        PICTURES.resolve(
            mail.language().getLanguage()
                + "/"
                + mail.name()
                + "-"
                + scheme.name().toLowerCase(Locale.ROOT)
                + ".png");
    Files.createDirectories(file.getParent());
    Files.write(file, picture);
    return picture;
  }

  private static String figure(MailSamples.Sample mail, byte[] picture) {
    return "<figure><figcaption>"
        + mail.name()
        + "</figcaption><img alt='' src='data:image/png;base64,"
        + Base64.getEncoder().encodeToString(picture)
        + "'></figure>";
  }

  private static void keepSheet(Page page, String figures, String name) throws IOException {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(1600, 600);
    page.setContent(
        "<!doctype html><style>body{margin:12px;font:12px sans-serif;columns:8;column-gap:10px}"
            + "figure{margin:0 0 10px;break-inside:avoid}img{width:100%;border:1px solid #ccc}"
            + "</style>"
            + figures);
    GuidePicture.keepSheet(page, name);
  }
}
