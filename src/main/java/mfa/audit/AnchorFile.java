package mfa.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The end of the chain in a file outside the database: one line, position and seal. It needs no
 * seal of its own: anyone who forges one needs the key, and an older line is the price of a file
 * that can be written.
 */
@ApplicationScoped
class AnchorFile {

  private Path file;

  protected AnchorFile() {}

  @Inject
  AnchorFile(AuditSettings settings) {
    this.file = settings.anchorFile().orElse(null);
  }

  boolean isConfigured() {
    return file != null;
  }

  /** Empty where there is no file yet. */
  Optional<ChainHead> read() throws IOException {
    try {
      String[] words = Files.readString(file, US_ASCII).strip().split(" ");
      if (words.length != 2) {
        throw new IOException("The anchor is no line of position and seal.");
      }
      return Optional.of(new ChainHead(Long.parseLong(words[0]), words[1]));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (NumberFormatException e) {
      throw new IOException("The anchor is no line of position and seal.", e);
    }
  }

  /** Puts a whole new file in the old one's place, also where the power goes off meanwhile. */
  void write(ChainHead head) throws IOException {
    Path whole = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    try {
      byte[] line = (head.position() + " " + head.seal() + "\n").getBytes(US_ASCII);
      try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(line));
        channel.force(true);
      }
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }
}
