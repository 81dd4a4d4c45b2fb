package mfa.authenticator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import mfa.mail.EmailAddress;
import mfa.platform.crypto.KeyRing;

/**
 * A secret that is shown but does not count yet.
 *
 * <p>Its life: begun after the step that allows it (the e-mailed code, or a fresh security code);
 * shown to the session that began it; ended by its first right code, which makes it an
 * authenticator, by a newer enrolment of the account, or after fifteen minutes. Until then nothing
 * has changed for signing in (R22).
 */
@Entity
@Table(name = "enrolment")
class Enrolment {

  static final Duration LIFE = Duration.ofMinutes(15);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "enrolment_seq")
  @SequenceGenerator(name = "enrolment_seq", sequenceName = "enrolment_seq")
  private Long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "session_id")
  private long sessionId;

  private String email;

  @Column(name = "sealed_secret")
  private String sealedSecret;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected Enrolment() {}

  Enrolment(long accountId, long sessionId, EmailAddress email, Instant now) {
    this.accountId = accountId;
    this.sessionId = sessionId;
    this.email = email.canonical();
    this.createdAt = now;
    this.expiresAt = now.plus(LIFE);
  }

  /** Possible once there is an id, which the secret is bound to. */
  void seal(SharedSecret secret, KeyRing keyRing) {
    sealedSecret = keyRing.seal(secret.base32().getBytes(US_ASCII), context());
  }

  SharedSecret secret(KeyRing keyRing) {
    return new SharedSecret(new String(keyRing.open(sealedSecret, context()), US_ASCII));
  }

  private String context() {
    return "enrolment/" + accountId + "/" + id;
  }

  boolean isOpenTo(long session, EmailAddress currentEmail, Instant now) {
    return sessionId == session && email.equals(currentEmail.canonical()) && expiresAt.isAfter(now);
  }

  Long id() {
    return id;
  }
}
