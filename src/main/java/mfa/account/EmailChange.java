package mfa.account;

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

/**
 * A member wants another e-mail address.
 *
 * <p>Its life: asked for in one session, with the password; proven by codes at the new mailbox and,
 * where no authenticator is bound, at the former one, within half an hour of asking last; done. For
 * seven days the former address can take it back, and nobody else can get it meanwhile (R61).
 */
@Entity
@Table(name = "email_change")
class EmailChange {

  static final Duration TAKE_BACK = Duration.ofDays(7);
  private static final Duration LIFE = Duration.ofMinutes(30);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "email_change_seq")
  @SequenceGenerator(name = "email_change_seq", sequenceName = "email_change_seq")
  private Long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "session_id")
  private long sessionId;

  @Column(name = "former_email")
  private String formerEmail;

  @Column(name = "former_canonical_email")
  private String formerCanonicalEmail;

  @Column(name = "new_email")
  private String newEmail;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Column(name = "former_verified_at")
  private Instant formerVerifiedAt;

  @Column(name = "new_verified_at")
  private Instant newVerifiedAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "key_hash")
  private String keyHash;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected EmailChange() {}

  EmailChange(
      long accountId, long sessionId, EmailAddress former, EmailAddress requested, Instant now) {
    this.accountId = accountId;
    this.sessionId = sessionId;
    this.formerEmail = former.text();
    this.formerCanonicalEmail = former.canonical();
    this.newEmail = requested.text();
    this.requestedAt = now;
  }

  /** Whether codes are still taken for it, in that session. */
  boolean isOpenTo(long session, EmailAddress current, Instant now) {
    return sessionId == session
        && changedAt == null
        && endedAt == null
        && formerCanonicalEmail.equals(current.canonical())
        && requestedAt.plus(LIFE).isAfter(now);
  }

  /** Asked for again. */
  void renew(Instant now) {
    requestedAt = now;
  }

  void markVerified(boolean former, Instant now) {
    if (former) {
      formerVerifiedAt = now;
    } else {
      newVerifiedAt = now;
    }
  }

  boolean isVerified(boolean former) {
    return (former ? formerVerifiedAt : newVerifiedAt) != null;
  }

  /** The account has the new address; the link sent to the former one takes it back. */
  void complete(String hash, Instant now) {
    changedAt = now;
    keyHash = hash;
  }

  boolean canBeTakenBack(Instant now) {
    return changedAt != null && endedAt == null && changedAt.plus(TAKE_BACK).isAfter(now);
  }

  /** Taken back, or what it rests on was. */
  void end(Instant now) {
    endedAt = now;
  }

  Long id() {
    return id;
  }

  long accountId() {
    return accountId;
  }

  EmailAddress formerEmail() {
    return new EmailAddress(formerEmail);
  }

  EmailAddress newEmail() {
    return new EmailAddress(newEmail);
  }

  Instant changedAt() {
    return changedAt;
  }
}
