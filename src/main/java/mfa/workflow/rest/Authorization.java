package mfa.workflow.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import mfa.mail.EmailAddress;
import mfa.workflow.DeployCredentials;

/** Reads the header in which a program shows a token (RFC 6750, RFC 7617). */
final class Authorization {

  private static final int MAX_LENGTH = 1_000;

  private Authorization() {}

  /**
   * The token, alone or as the password of its owner's address; empty where there is none.
   *
   * @param header null where it was not sent
   */
  static Optional<DeployCredentials> credentials(String header) {
    if (header == null || header.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String[] parts = header.strip().split(" +", 2);
    if (parts.length == 2 && parts[0].equalsIgnoreCase("Bearer")) {
      return Optional.of(new DeployCredentials(null, parts[1]));
    }
    return parts.length == 2 && parts[0].equalsIgnoreCase("Basic")
        ? basic(parts[1])
        : Optional.empty();
  }

  private static Optional<DeployCredentials> basic(String encoded) {
    try {
      String text = new String(Base64.getDecoder().decode(encoded), UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : EmailAddress.parse(text.substring(0, colon))
              .map(email -> new DeployCredentials(email, text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
