package mfa.architecture;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mfa.architecture.RecordedConfiguration.Reading;
import mfa.platform.config.Configuration;
import mfa.platform.crypto.RandomSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The table of settings says what the code reads: every key, its default, its range. With {@code
 * -Dmfa.test.write=true} it is written first, from the code; the meanings stay those of the table.
 */
@Tag("R60")
@DisplayName("R60: settings are what the documents say")
class SettingsTableTest {

  private static final Path DOCUMENT = Path.of("src/docs/configuration.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(mfa\\.[^`]+)` \\|([^|]+)\\|([^|]+)\\|([^|]*)\\|\n");
  private static final String NO_MEANING = "what is it for?";

  private static final RecordedConfiguration CODE = readings();

  static {
    if (Boolean.getBoolean("mfa.test.write")) {
      write();
    }
  }

  private static final Map<String, Row> TABLE = table();

  private record Row(String meaning, String fallback, String range) {

    /** The same with what the code says, where it says something. */
    Row with(Reading reading) {
      String number = reading.fallback();
      boolean same = number == null || fallback.equals("processors");
      return new Row(
          meaning, same ? fallback : number, reading.range().isEmpty() ? range : reading.range());
    }

    String line(String key) {
      return "| `%s` | %s | %s |%s|\n"
          .formatted(key, meaning, fallback, range.isEmpty() ? " " : " " + range + " ");
    }
  }

  @Test
  void tableHasEveryKeyOfTheCodeAndNoOther() {
    assertThat(TABLE.keySet()).isEqualTo(keysOfTheCode());
  }

  @Test
  void defaultsAreThoseOfTheCode() {
    String processors = Integer.toString(Runtime.getRuntime().availableProcessors());

    CODE.readings()
        .forEach(
            (key, reading) -> {
              if (reading.fallback() != null) {
                String told = TABLE.get(key).fallback();
                assertThat(told.equals("processors") ? processors : told)
                    .as(key)
                    .isEqualTo(reading.fallback());
              }
            });
  }

  @Test
  void rangesAreThoseOfTheCode() {
    CODE.readings()
        .forEach(
            (key, reading) -> {
              if (!reading.range().isEmpty()) {
                assertThat(TABLE.get(key).range()).as(key).isEqualTo(reading.range());
              }
            });
  }

  @Test
  void everyKeyHasAMeaning() {
    assertThat(TABLE.values()).extracting(Row::meaning).doesNotContain(NO_MEANING);
  }

  /** New keys come to the end of those of their feature; those that nobody reads any more go. */
  private static void write() {
    Map<String, Row> rows = table();
    rows.keySet().retainAll(keysOfTheCode());
    CODE.readings()
        .forEach(
            (key, reading) ->
                rows.compute(
                    inTable(key),
                    (name, row) ->
                        (row == null ? new Row(NO_MEANING, "none", "") : row).with(reading)));
    String text = read();
    int first = text.indexOf("| `mfa.");
    StringBuilder table = new StringBuilder(text.substring(0, first));
    byFeature(rows.keySet()).forEach(key -> table.append(rows.get(key).line(key)));
    String rest = ROW.matcher(text.substring(first)).replaceAll("");
    try {
      Files.writeString(DOCUMENT, table + rest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keys in the order in which their features and then they themselves come first. */
  private static List<String> byFeature(Set<String> keys) {
    Map<String, List<String>> features =
        keys.stream()
            .collect(
                groupingBy(key -> key.split("\\.")[1], LinkedHashMap::new, Collectors.toList()));
    return features.values().stream().flatMap(List::stream).toList();
  }

  private static Set<String> keysOfTheCode() {
    return CODE.readings().keySet().stream()
        .map(SettingsTableTest::inTable)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Keys with a name of one's own in them have one row. */
  private static String inTable(String key) {
    return key.replaceFirst("^(mfa\\.ticket\\.checklist)\\..+\\..+$", "$1.NAME.LANGUAGE");
  }

  private static Map<String, Row> table() {
    return ROW.matcher(read())
        .results()
        .collect(
            LinkedHashMap::new,
            (rows, hit) ->
                rows.put(
                    hit.group(1),
                    new Row(hit.group(2).strip(), hit.group(3).strip(), hit.group(4).strip())),
            LinkedHashMap::putAll);
  }

  private static String read() {
    try {
      return Files.readString(DOCUMENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes one of each class whose constructor takes the configuration. */
  private static RecordedConfiguration readings() {
    RecordedConfiguration configuration = new RecordedConfiguration();
    new ClassFileImporter()
        .importPath(Path.of("target/classes")).stream()
            .map(JavaClass::getConstructors)
            .flatMap(Set::stream)
            .filter(constructor -> takesConfiguration(constructor))
            .forEach(constructor -> make(constructor.reflect(), configuration));
    return configuration;
  }

  private static boolean takesConfiguration(JavaConstructor constructor) {
    return constructor.getRawParameterTypes().stream()
        .anyMatch(type -> type.isEquivalentTo(Configuration.class));
  }

  private static void make(Constructor<?> constructor, Configuration configuration) {
    try {
      constructor.setAccessible(true);
      constructor.newInstance(
          Arrays.stream(constructor.getParameterTypes())
              .map(type -> type == Configuration.class ? configuration : other(type))
              .toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make a " + constructor.getDeclaringClass(), e);
    }
  }

  private static Object other(Class<?> type) {
    if (type == RandomSource.class) {
      return new RandomSource();
    }
    throw new IllegalStateException("Nothing to give for a " + type);
  }
}
