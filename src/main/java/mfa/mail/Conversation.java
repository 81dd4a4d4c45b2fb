package mfa.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;
import mfa.platform.time.Deadline;

/**
 * Makes the socket of one connection to the mail server, and ends it at a deadline: the mail
 * library bounds each wait, which a server that sends a byte now and then never exceeds.
 */
final class Conversation extends SocketFactory {

  private final Duration maxLength;
  private volatile Deadline deadline;

  /**
   * @param maxLength time for connecting, and again for each mail
   */
  public Conversation(Duration maxLength) {
    this.maxLength = maxLength;
    goOn();
  }

  /** Another mail begins. */
  void goOn() {
    deadline = Deadline.in(maxLength);
  }

  @Override
  public Socket createSocket() {
    return new BoundedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
    throw connected();
  }

  private static UnsupportedOperationException connected() {
    return new UnsupportedOperationException("The mail library connects its sockets itself.");
  }

  /** TLS reads through it too. */
  private final class BoundedSocket extends Socket {

    private int longestWait;

    @Override
    public synchronized void setSoTimeout(int millis) throws SocketException {
      longestWait = millis;
      super.setSoTimeout(millis);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new BoundedStream(this, super.getInputStream());
    }

    /** Waits no longer than the mail library wants, nor than is left of the conversation. */
    private void prepareToWait() throws IOException {
      long left = deadline.left().toMillis();
      if (left == 0) {
        close();
        throw new SocketTimeoutException("The mail server took too long over one mail.");
      }
      super.setSoTimeout((int) (longestWait == 0 ? left : Math.min(longestWait, left)));
    }
  }

  private static final class BoundedStream extends FilterInputStream {

    private final BoundedSocket socket;

    BoundedStream(BoundedSocket socket, InputStream in) {
      super(in);
      this.socket = socket;
    }

    @Override
    public int read() throws IOException {
      socket.prepareToWait();
      return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      socket.prepareToWait();
      return super.read(buffer, offset, length);
    }
  }
}
