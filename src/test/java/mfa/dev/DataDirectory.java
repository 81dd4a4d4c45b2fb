package mfa.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/**
 * The directory of one run: which run may use it, and where in it everything is. Only its owner can
 * look into it: there are keys, a database and mails.
 */
final class DataDirectory implements AutoCloseable {

  private final Path root;
  private final Path lockFile;
  private FileChannel lockChannel;

  DataDirectory(Path root) {
    this.root = root;
    this.lockFile = root.resolveSibling(root.getFileName() + ".lock");
  }

  Path root() {
    return root;
  }

  Path secrets() {
    return root.resolve("secrets");
  }

  Path database() {
    return root.resolve("db").resolve("mfa");
  }

  Path mail() {
    return root.resolve("mail");
  }

  Path anchor() {
    return root.resolve("audit-log.anchor");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path log() {
    return root.resolve("server.log");
  }

  Path processId() {
    return root.resolve("server.pid");
  }

  /**
   * Makes this run the only one that uses the directory, until it is closed or its process ends in
   * whatever way. The lock lies beside the directory, so that it outlives {@link #empty}.
   */
  void claim() {
    try {
      create(root);
      lockChannel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock() == null) {
        throw new StartFailedException("Another run uses " + root + ". End it first.");
      }
    } catch (IOException e) {
      throw new StartFailedException("Cannot use " + root + ": " + e.getMessage(), e);
    }
  }

  private FileLock tryLock() throws IOException {
    try {
      return lockChannel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Deletes all data. */
  void empty() {
    delete(root);
    try {
      create(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes what a server of an earlier run left in the temporary directory, and keeps its log
   * apart.
   */
  void tidy() {
    delete(temporary());
    try {
      create(temporary());
      if (Files.exists(log())) {
        Files.move(log(), root.resolve("server.previous.log"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (lockChannel == null) {
      return;
    }
    try {
      lockChannel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Also one that an earlier version made, which others could read. */
  private static void create(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  private static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + directory, e);
    }
  }
}
