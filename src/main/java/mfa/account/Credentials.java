package mfa.account;

/** What a password is compared with. */
public record Credentials(long accountId, boolean active, String passwordHash) {

  @Override
  public String toString() {
    return "Credentials[" + accountId + "]";
  }
}
