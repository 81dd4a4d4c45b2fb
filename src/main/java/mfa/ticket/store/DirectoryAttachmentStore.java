package mfa.ticket.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.platform.crypto.RandomSource;
import mfa.platform.persistence.TransactionEnd;

/**
 * In files with random names, 256 folders of them. A file is whole on the disk before the
 * transaction can commit, and is gone when it is rolled back; what a crash or a commit of unknown
 * end leaves is swept away.
 */
@Dependent
class DirectoryAttachmentStore implements AttachmentStore {

  private static final String UNFINISHED = ".part";

  private static final Logger LOG = Logger.getLogger(DirectoryAttachmentStore.class.getName());
  private static final int NAME_BYTES = 16;

  @Inject private AttachmentSettings settings;
  @Inject private RandomSource random;
  @Inject private TransactionEnd end;

  @Override
  public StoredContent keep(byte[] content, String hash) {
    String name = HexFormat.of().formatHex(random.bytes(NAME_BYTES));
    Path folder = settings.folder(name);
    Path file = folder.resolve(name);
    Path unfinished = folder.resolve(name + UNFINISHED);
    end.afterwards(
        ended -> {
          if (ended == TransactionEnd.End.ROLLED_BACK) {
            remove(file);
          }
        });
    try {
      make(folder);
      try {
        write(unfinished, content);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StoredContent(null, name, hash);
  }

  /** Only the folder: a directory that is missing is a volume that is away. */
  private static void make(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      // Another file has made it.
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /** The name is in the folder also after a failure of the power. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public byte[] read(StoredContent stored) {
    try {
      return Files.readAllBytes(file(stored));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(StoredContent stored) {
    Path file = file(stored);
    end.afterwards(
        ended -> {
          if (ended == TransactionEnd.End.COMMITTED) {
            remove(file);
          }
        });
  }

  private Path file(StoredContent stored) {
    String name = Objects.requireNonNull(stored.file());
    return settings.folder(name).resolve(name);
  }

  /** Nobody waits for it: what stays is swept away later. */
  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.log(Level.WARNING, e, () -> "A file of an attachment stays until it is swept away.");
    }
  }
}
