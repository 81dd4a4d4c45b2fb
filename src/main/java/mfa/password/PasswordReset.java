package mfa.password;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import mfa.platform.request.Client;
import org.jspecify.annotations.Nullable;

/**
 * Somebody forgot a password.
 *
 * <p>Its life: written for any address, known or not, all alike; evaluated by a timer after the
 * answer, where a known address gets a link; used once, or over after half an hour, or ended by
 * whatever sets another password or address.
 */
@Entity
@Table(name = "password_reset")
class PasswordReset {

  /** What the keys of links are hashed for. */
  static final String LINK = "password-reset-link";

  private static final String CONTEXT = "password-reset";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "password_reset_seq")
  @SequenceGenerator(name = "password_reset_seq", sequenceName = "password_reset_seq")
  private Long id;

  @Column(name = "sealed_email")
  private String sealedEmail;

  @Column(name = "client_address")
  private String clientAddress;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Column(name = "evaluated_at")
  private Instant evaluatedAt;

  @Column(name = "account_id")
  private Long accountId;

  @Column(name = "key_hash")
  private String keyHash;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private Instant usedAt;

  protected PasswordReset() {}

  PasswordReset(EmailAddress email, Client client, KeyRing keyRing, Instant now, Duration life) {
    this.sealedEmail = keyRing.seal(email.text().getBytes(UTF_8), CONTEXT);
    this.clientAddress = client.address();
    this.userAgent = client.userAgent();
    this.requestedAt = now;
    this.expiresAt = now.plus(life);
  }

  EmailAddress email(KeyRing keyRing) {
    return new EmailAddress(new String(keyRing.open(sealedEmail, CONTEXT), UTF_8));
  }

  /**
   * Setting a password ends what was asked for before.
   *
   * @param passwordSince null where nobody set one
   */
  boolean isAskedAfter(@Nullable Instant passwordSince) {
    return passwordSince == null || requestedAt.isAfter(passwordSince);
  }

  void ignore(Instant now) {
    evaluatedAt = now;
  }

  void linkTo(long account, String hash, Instant now) {
    evaluatedAt = now;
    accountId = account;
    keyHash = hash;
  }

  Client client() {
    return new Client(clientAddress, userAgent);
  }

  Long id() {
    return id;
  }

  Long accountId() {
    return accountId;
  }

  Instant expiresAt() {
    return expiresAt;
  }
}
