package mfa.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a browser holds at an application's host while it is led through signing in. Our pages see
 * its hash only, so that a code made there is good in that browser alone.
 *
 * @param text 256 random bits
 */
public record BrowserKey(String text) {

  /** The hash, which may stand in an address. */
  public String hash() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isHashedTo(String hash) {
    return MessageDigest.isEqual(hash().getBytes(UTF_8), hash.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "BrowserKey[…]";
  }
}
