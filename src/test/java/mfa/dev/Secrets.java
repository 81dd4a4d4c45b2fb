package mfa.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * The secrets directory of a run: one file for each key, made at random at the first start,
 * readable by its owner only.
 */
final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;

  private final Path directory;

  Secrets(Path directory) {
    this.directory = directory;
  }

  /** Makes the key that the application seals its data with, if there is none yet. */
  void makeCryptoKey() {
    orMake("mfa.crypto.keys", () -> "dev1:" + random(Base64.getEncoder()));
  }

  /** Returns the password of the H2 database, made at the first call. */
  String databasePassword() {
    return orMake("mfa.database.password", () -> random(Base64.getUrlEncoder().withoutPadding()));
  }

  /** Writes the password of a database that somebody else has made. */
  void databasePassword(String password) {
    write(directory.resolve("mfa.database.password"), password);
  }

  private String orMake(String key, Supplier<String> value) {
    var file = directory.resolve(key);
    if (!Files.exists(file)) {
      write(file, value.get());
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file, String value) {
    try {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String random(Base64.Encoder encoder) {
    var bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return encoder.encodeToString(bytes);
  }
}
