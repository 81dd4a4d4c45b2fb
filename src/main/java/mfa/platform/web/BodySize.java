package mfa.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** Tells whether the body of a request is refused for its size, before any of it is read. */
public final class BodySize {

  private static final int LENGTH_REQUIRED = 411;
  private static final int TOO_LARGE = 413;

  private BodySize() {}

  /**
   * The status of the refusal, or 0: too large, or of a size that is not told, as no browser sends
   * it.
   *
   * @param max bytes
   */
  public static int refusal(HttpServletRequest request, int max) {
    if (request.getHeader("Transfer-Encoding") != null) {
      return LENGTH_REQUIRED;
    }
    return request.getContentLengthLong() > max ? TOO_LARGE : 0;
  }
}
