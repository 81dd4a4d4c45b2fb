package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The third-party notices name every library of the WAR, and no other. */
class NoticesTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\| ([^|]*[a-zA-Z][^|]*) \\|$");

  /** Groups of many artifacts under one licence. */
  private static final String ALL = "all";

  @Test
  void everyLibraryOfTheWarIsNamedAndNoOther() throws IOException {
    Set<String> noticed = noticed();

    assertThat(shipped(noticed)).isEqualTo(noticed);
  }

  private static Set<String> noticed() throws IOException {
    return ROW.matcher(Files.readString(Path.of("src/docs/notices.md")))
        .results()
        .flatMap(row -> artifacts(row.group(2)).map(artifact -> row.group(1) + ":" + artifact))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> artifacts(String cell) {
    return Arrays.stream(cell.replace("`", "").split(", "));
  }

  private static Set<String> shipped(Set<String> noticed) throws IOException {
    String jars = Files.readString(Path.of("target/war.classpath")).strip();
    return Arrays.stream(jars.split(File.pathSeparator))
        .map(Path::of)
        .map(jar -> named(jar, noticed))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Group and artifact of a jar in the local repository: …/group/parts/artifact/version/file. */
  private static String named(Path jar, Set<String> noticed) {
    Path artifact = jar.getParent().getParent();
    String groups = artifact.getParent().toString().replace(File.separatorChar, '.');
    return noticed.stream()
        .filter(
            notice -> {
              String[] parts = notice.split(":");
              return groups.endsWith("." + parts[0])
                  && (parts[1].equals(ALL) || artifact.endsWith(parts[1]));
            })
        .findFirst()
        .orElse("not noticed: " + jar);
  }
}
