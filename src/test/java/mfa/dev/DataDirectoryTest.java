package mfa.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path parent;

  @Test
  @DisplayName("Only its owner looks into the data of a run, also where others could before")
  void directoryIsForItsOwner() throws IOException {
    var root = Files.createDirectory(parent.resolve("run"));
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));

    try (var data = new DataDirectory(root)) {
      data.claim();
      assertThat(permissions(root)).isEqualTo("rwx------");
      data.empty();
      data.tidy();
      assertThat(permissions(root)).isEqualTo("rwx------");
      assertThat(permissions(data.temporary())).isEqualTo("rwx------");
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
