package mfa.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a server and its PostgreSQL and counts how often the database says that it is
 * ready for more: each is one way there and back, whatever was sent on it.
 */
public final class DatabaseRelay implements AutoCloseable {

  private static final int READY = 'Z';
  private static final int COMPLETE = 'C';

  private final AtomicLong roundTrips = new AtomicLong();
  private final String url;
  private final int port;
  private final ServerSocket entrance;

  private DatabaseRelay(String url) throws IOException {
    this.url = url;
    port = URI.create(url.substring("jdbc:".length())).getPort();
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** In front of the database at this address. */
  public static DatabaseRelay to(String url) {
    try {
      DatabaseRelay relay = new DatabaseRelay(url);
      Thread.ofVirtual().start(relay::serve);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address to connect to instead; in clear, so that it can be read. */
  public String url() {
    return url.replace(":" + port + "/", ":" + entrance.getLocalPort() + "/") + "&sslmode=disable";
  }

  /** How many there were so far, over all connections. */
  public long roundTrips() {
    return roundTrips.get();
  }

  private void serve() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> connect(client, server, DatabaseRelay::copy));
        Thread.ofVirtual().start(() -> connect(server, client, this::count));
      }
    } catch (IOException closed) {
      // Nobody comes any more.
    }
  }

  /** Passes on what comes from one end to the other. */
  private interface Passage {
    void pass(InputStream from, OutputStream to) throws IOException;
  }

  private static void connect(Socket from, Socket to, Passage passage) {
    try (from;
        to) {
      passage.pass(from.getInputStream(), to.getOutputStream());
    } catch (IOException gone) {
      // One of them has left.
    }
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    from.transferTo(to);
  }

  /**
   * A message is its kind, its length, which counts itself, and the rest. The driver sends the
   * beginning of a transaction together with what follows, and does not wait in between.
   */
  private void count(InputStream from, OutputStream to) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(from);
    DataInputStream in = new DataInputStream(buffered);
    BufferedOutputStream out = new BufferedOutputStream(to);
    boolean begins = false;
    for (int kind = in.read(); kind >= 0; kind = in.read()) {
      int length = in.readInt();
      byte[] rest = in.readNBytes(length - Integer.BYTES);
      if (kind == READY && !begins) {
        roundTrips.incrementAndGet();
      }
      begins = kind == COMPLETE && new String(rest, US_ASCII).startsWith("BEGIN");
      out.write(kind);
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write(length >> shift);
      }
      out.write(rest);
      if (buffered.available() == 0) {
        out.flush();
      }
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
