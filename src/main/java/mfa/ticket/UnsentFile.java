package mfa.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import mfa.platform.request.Places;

/**
 * A file that has a place and is not sent yet.
 *
 * <p>Its life: made when its place was taken; received once; read when the message is sent; over
 * when it is removed, sent, or its page ends. It has no name on the disk, so that nothing of it
 * stays there, whatever happens to the server.
 */
final class UnsentFile {

  private final Places places;
  private final AttachmentKinds kinds;
  private final String name;
  private final List<?> owners;
  private FileChannel content;
  private long size = -1;
  private Attachment.Refusal refusal;
  private boolean over;

  UnsentFile(Places places, AttachmentKinds kinds, String name, List<?> owners) {
    this.places = places;
    this.kinds = kinds;
    this.name = name;
    this.owners = owners;
  }

  /** Keeps what comes, up to what a file may have. */
  void receive(InputStream stream) throws IOException {
    FileChannel channel = nameless();
    synchronized (this) {
      content = channel;
    }
    if (isOver()) {
      channel.close();
      return;
    }
    long received = copy(stream, channel);
    Attachment.Refusal found = received > Attachment.MAX ? Attachment.Refusal.TOO_LARGE : null;
    if (found == null) {
      found = places.inTurn(() -> kinds.refusal(name, bytes(received))).orElse(null);
    }
    synchronized (this) {
      refusal = found;
      size = received;
    }
    if (found != null) {
      channel.truncate(0);
    }
  }

  /** Deleted at once by its name, and by the system when it is closed. */
  private static FileChannel nameless() throws IOException {
    Path path = Files.createTempFile("mfa-unsent", "");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  private static long copy(InputStream stream, FileChannel channel) throws IOException {
    byte[] part = new byte[16 * 1024];
    long received = 0;
    int read = stream.read(part);
    while (read >= 0 && received <= Attachment.MAX) {
      ByteBuffer rest = ByteBuffer.wrap(part, 0, read);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      received += read;
      read = stream.read(part);
    }
    return received;
  }

  private byte[] bytes(long length) {
    try {
      content.position(0);
      return Channels.newInputStream(content).readNBytes((int) length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized boolean isComplete() {
    return size >= 0;
  }

  synchronized Optional<Attachment.Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  String name() {
    return name;
  }

  synchronized Attachment attachment() {
    return new Attachment(name, bytes(size));
  }

  private synchronized boolean isOver() {
    return over;
  }

  /** Gives the place and the room on the disk back. */
  synchronized void end() {
    if (over) {
      return;
    }
    over = true;
    places.giveBack(owners);
    try {
      if (content != null) {
        content.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
