package mfa.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import mfa.account.AccountState;
import mfa.session.EndReason;
import mfa.session.SessionSettings;
import mfa.session.SessionTimes;
import mfa.session.Stage;
import mfa.workspace.WorkspaceRole;
import org.jspecify.annotations.Nullable;

/**
 * A member who came into an application by a key, as the database has it at this moment: one row of
 * a view, so that a check takes one question. Nothing is ever written here.
 */
@Entity
@Table(name = "application_caller")
class ApplicationCaller {

  private static final Duration ACTIVITY_RECORDED_AFTER = Duration.ofMinutes(1);

  @Id private long id;

  @Column(name = "key_hash")
  private String keyHash;

  private String origin;

  @Column(name = "session_id")
  private long sessionId;

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

  @Column(name = "account_id")
  private long accountId;

  private String email;
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(name = "account_state")
  private AccountState accountState;

  @Column(name = "must_replace_password")
  private boolean mustReplacePassword;

  private boolean bound;

  @Enumerated(EnumType.STRING)
  private WorkspaceRole role;

  @SuppressWarnings("NullAway.Init") // filled by the database
  protected ApplicationCaller() {}

  /**
   * Whether nothing is left to ask: bound, a code given, signed in, in time. Where this says no,
   * the gate may still say yes, such as to members whom nobody asks for an authenticator.
   */
  boolean isPlainlyIn(SessionSettings settings, Instant now) {
    var times = new SessionTimes(stage, createdAt, lastSeenAt, endedAt, endReason);
    return stage == Stage.SIGNED_IN
        && codeAt != null
        && bound
        && times.isLive(settings, now)
        && accountState == AccountState.ACTIVE
        && !mustReplacePassword;
  }

  boolean isSeenLongAgo(Instant now) {
    return lastSeenAt.plus(ACTIVITY_RECORDED_AFTER).isBefore(now);
  }

  Identity identity() {
    return new Identity(accountId, email, name, role);
  }

  long sessionId() {
    return sessionId;
  }
}
