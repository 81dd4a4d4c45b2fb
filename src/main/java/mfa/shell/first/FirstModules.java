package mfa.shell.first;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The modules that every view needs, which a browser would only learn of from the first one, and of
 * some of them from the second: named in the document, all are on their way at once.
 */
final class FirstModules {

  private static final Pattern NAME = Pattern.compile("[\"`]\\./([\\w-]+\\.js)[\"`]");
  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

  private FirstModules() {}

  /**
   * The paths of what the first module asks for by name.
   *
   * @param first as the document names it
   */
  static List<String> of(String first) {
    return KNOWN.computeIfAbsent(first.replaceFirst("^\\./", ""), FirstModules::read);
  }

  private static List<String> read(String path) {
    String place = path.substring(0, path.lastIndexOf('/') + 1);
    try (InputStream file =
        FirstModules.class.getResourceAsStream("/META-INF/VAADIN/webapp/" + path)) {
      return file == null
          ? List.of()
          : NAME.matcher(new String(file.readAllBytes(), UTF_8))
              .results()
              .map(hit -> place + hit.group(1))
              .distinct()
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
