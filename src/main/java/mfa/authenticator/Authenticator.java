package mfa.authenticator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import mfa.platform.crypto.KeyRing;

/**
 * An app on somebody's phone that is bound to the account.
 *
 * <p>Its life: bound by the first right code of an enrolment, whose time step counts as used; used,
 * each time with a later time step; removed by its owner with a code, or reset by a ticket. Its
 * secret is sealed for this account and authenticator and never leaves the server again.
 */
@Entity
@Table(name = "authenticator")
class Authenticator {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "authenticator_seq")
  @SequenceGenerator(name = "authenticator_seq", sequenceName = "authenticator_seq")
  private Long id;

  @Column(name = "account_id")
  private long accountId;

  private String name;

  @Column(name = "sealed_secret")
  private String sealedSecret;

  @Column(name = "last_step")
  private long lastStep;

  @Column(name = "bound_at")
  private Instant boundAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  protected Authenticator() {}

  Authenticator(long accountId, String name, long firstStep, Instant now) {
    this.accountId = accountId;
    this.name = name;
    this.lastStep = firstStep;
    this.boundAt = now;
    this.lastUsedAt = now;
  }

  /** Possible once there is an id, which the secret is bound to. */
  void seal(SharedSecret secret, KeyRing keyRing) {
    sealedSecret = keyRing.seal(secret.base32().getBytes(US_ASCII), context());
  }

  SharedSecret secret(KeyRing keyRing) {
    return new SharedSecret(new String(keyRing.open(sealedSecret, context()), US_ASCII));
  }

  private String context() {
    return "authenticator/" + accountId + "/" + id;
  }

  boolean isSealedWithCurrentKey(KeyRing keyRing) {
    return keyRing.isSealedWithCurrentKey(sealedSecret);
  }

  AuthenticatorItem item() {
    return new AuthenticatorItem(id, name, boundAt, lastUsedAt);
  }

  String sealedSecret() {
    return sealedSecret;
  }

  Long id() {
    return id;
  }

  long accountId() {
    return accountId;
  }

  Instant boundAt() {
    return boundAt;
  }

  String name() {
    return name;
  }
}
