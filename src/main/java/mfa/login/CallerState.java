package mfa.login;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import mfa.account.AccountState;
import mfa.session.EndReason;
import mfa.session.SessionTimes;
import mfa.session.Stage;

/**
 * A session with what the gate has to know of its account, read in one moment from a view of the
 * database. Nothing is written here.
 */
@Entity
@Table(name = "caller_state")
class CallerState {

  @Id private Long id;

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
  private Instant codeAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "end_reason")
  private EndReason endReason;

  @Enumerated(EnumType.STRING)
  @Column(name = "account_state")
  private AccountState accountState;

  @Column(name = "must_replace_password")
  private boolean mustReplacePassword;

  private boolean bound;

  @Column(name = "platform_roles")
  private String platformRoles;

  protected CallerState() {}

  SessionTimes times() {
    return new SessionTimes(stage, createdAt, lastSeenAt, endedAt, endReason);
  }

  /** Whether the account lets sessions count at all. */
  boolean isOfUsableAccount() {
    return accountState == AccountState.ACTIVE && !mustReplacePassword;
  }

  boolean isHalfSignedIn() {
    return stage == Stage.HALF_SIGNED_IN;
  }

  boolean isBound() {
    return bound;
  }

  /** Whether a code was accepted in the session. */
  boolean hasCode() {
    return codeAt != null;
  }

  Set<String> platformRoles() {
    return platformRoles == null ? Set.of() : Set.of(platformRoles.split(","));
  }

  long accountId() {
    return accountId;
  }

  Caller caller(Set<String> roles) {
    return new Caller(accountId, id, roles);
  }
}
