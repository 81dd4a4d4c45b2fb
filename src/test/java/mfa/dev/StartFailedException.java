package mfa.dev;

/**
 * The product could not be started; the message tells a developer why, in words and with the last
 * log lines.
 */
public final class StartFailedException extends RuntimeException {

  StartFailedException(String message) {
    super(message);
  }

  StartFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
