package mfa.authenticator;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A recovery code after it was shown, known only by its keyed hash; used at most once. */
@Entity
@Table(name = "recovery_code")
class StoredRecoveryCode {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "recovery_code_seq")
  @SequenceGenerator(name = "recovery_code_seq", sequenceName = "recovery_code_seq")
  private Long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "used_at")
  private Instant usedAt;

  protected StoredRecoveryCode() {}

  StoredRecoveryCode(long accountId, String codeHash, Instant createdAt) {
    this.accountId = accountId;
    this.codeHash = codeHash;
    this.createdAt = createdAt;
  }
}
