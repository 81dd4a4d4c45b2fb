package mfa.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import mfa.mail.EmailAddress;

/**
 * A verification code after it was mailed, known only by its keyed hash.
 *
 * <p>Its life: issued for one account, address, purpose and request; tried at most five times;
 * ended by the right code, by a newer code, or by its expiry.
 */
@Entity
@Table(name = "verification_code")
class IssuedCode {

  /** Then the code is dead, whatever is typed (R29). */
  static final int MAX_TRIES = 5;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "verification_code_seq")
  @SequenceGenerator(name = "verification_code_seq", sequenceName = "verification_code_seq")
  private Long id;

  @Column(name = "account_id")
  private long accountId;

  @Enumerated(EnumType.STRING)
  private Purpose purpose;

  private String email;
  private String request;

  @Column(name = "code_hash")
  private String codeHash;

  private int tries;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected IssuedCode() {}

  IssuedCode(CodeRequest codeRequest, Instant issuedAt, Instant expiresAt) {
    this.accountId = codeRequest.accountId();
    this.purpose = codeRequest.purpose();
    this.email = codeRequest.email().canonical();
    this.request = codeRequest.request();
    this.issuedAt = issuedAt;
    this.expiresAt = expiresAt;
  }

  void recordHash(String hash) {
    codeHash = hash;
  }

  boolean wasSentTo(EmailAddress address) {
    return email.equals(address.canonical());
  }

  boolean wasAskedForBy(String otherRequest) {
    return request.equals(otherRequest);
  }

  /** What its hash is bound to, so that it fits nothing else even where the codes are equal. */
  String context() {
    return "verification/" + accountId + "/" + purpose + "/" + request;
  }

  Long id() {
    return id;
  }

  String codeHash() {
    return codeHash;
  }
}
