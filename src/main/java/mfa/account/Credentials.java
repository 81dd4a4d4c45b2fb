package mfa.account;

import java.time.Instant;
import java.util.Set;

/**
 * What a password is compared with.
 *
 * @param passwordSince when it was set; null for one that nobody set
 * @param deviceHashes of the browsers that the account was used from before, keyed
 */
public record Credentials(
    long accountId,
    boolean active,
    String passwordHash,
    Instant passwordSince,
    Set<String> deviceHashes) {

  @Override
  public String toString() {
    return "Credentials[" + accountId + "]";
  }
}
