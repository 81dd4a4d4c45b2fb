package mfa.it.support;

import java.net.http.HttpHeaders;

/**
 * What the server answered to one request.
 *
 * @param body as text; empty where there was none
 */
public record Answer(int status, HttpHeaders headers, String body) {

  /** The value of a header, or an empty text. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Whether a server call was refused because the page is not the caller's any more. */
  public boolean isRefusedCall() {
    return status == 403 || body.contains("\"sessionExpired\":true");
  }
}
