package mfa.architecture;

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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mfa.platform.config.Configuration;
import mfa.platform.crypto.RandomSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The README's table of settings says what the code reads: every key, its default, its range. */
@Tag("R60")
@DisplayName("R60: settings are what the README says")
class SettingsTableTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(mfa\\.[^`]+)` \\|[^|]+\\|([^|]+)\\|([^|]*)\\|$");

  private static final Map<String, Row> TABLE = table();
  private static final RecordedConfiguration CODE = readings();

  private record Row(String fallback, String range) {}

  @Test
  void tableHasEveryKeyOfTheCodeAndNoOther() {
    Set<String> read = new TreeSet<>();
    CODE.readings().keySet().stream().map(SettingsTableTest::inTable).forEach(read::add);

    assertThat(TABLE.keySet()).isEqualTo(read);
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

  /** Keys with a name of one's own in them have one row. */
  private static String inTable(String key) {
    return key.replaceFirst("^(mfa\\.ticket\\.checklist)\\..+\\..+$", "$1.NAME.LANGUAGE");
  }

  private static Map<String, Row> table() {
    return ROW.matcher(read("README.md"))
        .results()
        .collect(
            TreeMap::new,
            (rows, hit) ->
                rows.put(hit.group(1), new Row(plain(hit.group(2)), plain(hit.group(3)))),
            TreeMap::putAll);
  }

  private static String plain(String cell) {
    return cell.replace("`", "").strip();
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
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
