package mfa.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;

/**
 * An account with the browsers that it was used from before, read in one moment from a view of the
 * database. Nothing is ever written here.
 */
@Entity
@Table(name = "sign_in_account")
class SignInAccount {

  @Id private Long id;

  @Column(name = "canonical_email")
  private String canonicalEmail;

  @Enumerated(EnumType.STRING)
  private AccountState state;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "password_changed_at")
  private Instant passwordChangedAt;

  @Column(name = "device_hashes")
  private String deviceHashes;

  protected SignInAccount() {}

  Credentials credentials() {
    return new Credentials(
        id, state == AccountState.ACTIVE, passwordHash, passwordChangedAt, hashes(deviceHashes));
  }

  static Set<String> hashes(String joined) {
    return joined == null ? Set.of() : Set.of(joined.split(","));
  }
}
