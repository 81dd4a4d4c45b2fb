package mfa.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mfa.login.Pages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A view's router knows no plain page: it loses what stands behind the question mark. */
@Tag("R73")
class PlainPageLinksTest {

  private static final Pattern LINK =
      Pattern.compile("new (Anchor|RouterLink|PlainPageLink)\\(([^,]*),");
  private static final Pattern TARGET = Pattern.compile("\"(/[^\"?]*)|Pages\\.([A-Z_]+)");

  private static final Map<String, String> NAMES =
      Map.of(
          "LOGIN", Pages.LOGIN,
          "LOGIN_CODE", Pages.LOGIN_CODE,
          "RECOVERY", Pages.LOGIN_CODE,
          "LOGIN_FOR_RECOVERY", Pages.LOGIN,
          "FORGOT", Pages.FORGOT,
          "RESET", Pages.RESET);

  @Test
  @DisplayName("R73 Links from views to plain pages are left to the browser")
  void linksToPlainPagesAreLeftToTheBrowser() {
    assertThat(linksToPlainPages())
        .isNotEmpty()
        .allSatisfy(link -> assertThat(link).startsWith("new PlainPageLink("));
  }

  private static Stream<String> linksToPlainPages() {
    return LINK.matcher(pages())
        .results()
        .filter(link -> TARGET.matcher(link.group(2)).results().anyMatch(target -> isPlain(target)))
        .map(MatchResult::group);
  }

  private static boolean isPlain(MatchResult target) {
    String path = target.group(1) == null ? NAMES.get(target.group(2)) : target.group(1);
    return path != null && Pages.isForm(path);
  }

  private static String pages() {
    return SourceFiles.ofPages().stream()
        .map(source -> read(Path.of("src/main/java", source.name())))
        .collect(joining("\n"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
