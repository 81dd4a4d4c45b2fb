package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every package says what it is for. */
class PackageInfoTest {

  private static final int MAX_FILES = 32;

  @ParameterizedTest
  @MethodSource("packages")
  void packageTellsWhatItDoesAndWhatItMayUse(Path directory) throws IOException {
    String text = Files.readString(directory.resolve("package-info.java"));

    assertThat(text).startsWith("/**\n").contains("May use").doesNotContain("@author");
  }

  /** Who looks for a class sees at a glance what is there. */
  @ParameterizedTest
  @MethodSource("packages")
  void packageHoldsNoMoreThanCanBeTakenIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(Files::isRegularFile)).hasSizeLessThanOrEqualTo(MAX_FILES);
    }
  }

  private static Stream<Path> packages() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList()
          .stream();
    }
  }
}
