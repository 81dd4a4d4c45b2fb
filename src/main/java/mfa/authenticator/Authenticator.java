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
import mfa.platform.persistence.SqlRow;
import org.jspecify.annotations.Nullable;

/**
 * An app on somebody's phone that is bound to the account.
 *
 * <p>Its life: bound by the first right code of an enrolment, whose time step counts as used; used,
 * each time with a later time step, which also shows how the clock of its phone drifts; removed by
 * its owner with a code, or reset by a ticket. Its secret is sealed for this account and
 * authenticator and never leaves the server again.
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

  /** By how many steps the phone is ahead, as its last code has shown. */
  @Column(name = "clock_ahead")
  private int clockAhead;

  /** The step of a code whose owner was told of a wrong clock: it is never accepted. */
  @Column(name = "told_step")
  private @Nullable Long toldStep;

  @Column(name = "told_ahead")
  private int toldAhead;

  @Column(name = "bound_at")
  private Instant boundAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  protected Authenticator() {}

  Authenticator(long accountId, String name, long firstStep, Instant now) {
    this.accountId = accountId;
    this.name = name;
    this.lastStep = firstStep;
    this.clockAhead = PhoneClock.showing(firstStep, now).bounded().ahead();
    this.boundAt = now;
    this.lastUsedAt = now;
  }

  /** To compare codes with; nobody manages it. */
  Authenticator(SqlRow row) {
    this.id = row.number("id");
    this.accountId = row.number("account_id");
    this.name = row.text("name");
    this.sealedSecret = row.text("sealed_secret");
    this.lastStep = row.number("last_step");
    this.clockAhead = (int) row.number("clock_ahead");
    this.toldStep = row.numberOrNull("told_step");
    this.toldAhead = (int) row.number("told_ahead");
    this.boundAt = row.time("bound_at");
    this.lastUsedAt = row.time("last_used_at");
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

  void rename(String newName) {
    name = newName;
  }

  AuthenticatorItem item() {
    return new AuthenticatorItem(id, name, boundAt, lastUsedAt);
  }

  PhoneClock phoneClock() {
    return new PhoneClock(clockAhead);
  }

  /**
   * Whether its owner may be told that a code of this step shows a wrong clock. Only of codes that
   * nobody has given yet; and while one that was told of may still come, of no other one: else
   * guessing would be worth more to a thief.
   */
  boolean mayTell(long step, Instant now) {
    return step > lastStep
        && (toldStep == null
            || toldStep < new PhoneClock(-PhoneClock.MAX_LEARNED).step(now) - TotpAlgorithm.WINDOW
            || PhoneClock.showing(step, now).isNear(new PhoneClock(toldAhead)));
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
