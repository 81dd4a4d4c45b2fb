package mfa.login;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import mfa.account.AccountState;
import mfa.session.EndReason;
import mfa.session.SessionSettings;
import mfa.session.SessionTimes;
import mfa.session.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A session with what the gate has to know of its account, read in one moment from a view of the
 * database. Nothing is ever written here.
 */
@MappedSuperclass
public abstract class CallerRow {

  /** Of the key that the browser shows. */
  @Column(name = "key_hash")
  private String keyHash;

  @Column(name = "account_id")
  private long accountId;

  @Enumerated(EnumType.STRING)
  private Stage stage;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  @Column(name = "code_at")
  private @Nullable Instant codeAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "end_reason")
  private @Nullable EndReason endReason;

  @Enumerated(EnumType.STRING)
  @Column(name = "account_state")
  private AccountState accountState;

  @Column(name = "must_replace_password")
  private boolean mustReplacePassword;

  private boolean bound;

  @SuppressWarnings("NullAway.Init") // filled by the database
  protected CallerRow() {}

  SessionTimes times() {
    return new SessionTimes(stage, createdAt, lastSeenAt, endedAt, endReason);
  }

  /** Whether the session is in time, and its account lets sessions count at all. */
  protected boolean counts(SessionSettings settings, Instant now) {
    return times().isLive(settings, now) && isActive() && !mustReplacePassword;
  }

  protected boolean isActive() {
    return accountState == AccountState.ACTIVE;
  }

  protected boolean isHalfSignedIn() {
    return stage == Stage.HALF_SIGNED_IN;
  }

  protected boolean isBound() {
    return bound;
  }

  /** Whether a code was accepted in the session. */
  protected boolean hasCode() {
    return codeAt != null;
  }

  protected Instant lastSeenAt() {
    return lastSeenAt;
  }

  protected long accountId() {
    return accountId;
  }
}
