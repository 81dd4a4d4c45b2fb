package mfa.account;

import java.time.Instant;

/**
 * What a password is compared with.
 *
 * @param passwordSince when it was set; null for one that nobody set
 */
public record Credentials(
    long accountId, boolean active, String passwordHash, Instant passwordSince) {

  @Override
  public String toString() {
    return "Credentials[" + accountId + "]";
  }
}
