package mfa.authenticator;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Says that the owner confirmed to keep the present recovery codes. */
@Entity
@Table(name = "recovery_codes_saved")
class SavedRecoveryCodes {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column(name = "saved_at")
  private Instant savedAt;

  protected SavedRecoveryCodes() {}

  SavedRecoveryCodes(long accountId, Instant savedAt) {
    this.accountId = accountId;
    this.savedAt = savedAt;
  }
}
