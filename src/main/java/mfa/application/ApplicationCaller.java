package mfa.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import mfa.login.CallerRow;
import mfa.session.SessionSettings;
import mfa.workspace.WorkspaceRole;

/**
 * A member who came into an application by a key, as the database has it at this moment: one row of
 * a view, so that a check takes one question. Nothing is ever written here.
 */
@Entity
@Table(name = "application_caller")
class ApplicationCaller extends CallerRow {

  private static final Duration ACTIVITY_RECORDED_AFTER = Duration.ofMinutes(1);

  @Id private long id;

  private String origin;

  @Column(name = "session_id")
  private long sessionId;

  private String email;
  private String name;

  @Enumerated(EnumType.STRING)
  private WorkspaceRole role;

  @SuppressWarnings("NullAway.Init") // filled by the database
  protected ApplicationCaller() {}

  /** Whether nothing is left to ask: bound, a code given, signed in, in time. */
  boolean isPlainlyIn(SessionSettings settings, Instant now) {
    return counts(settings, now) && !isHalfSignedIn() && hasCode() && isBound();
  }

  /** Whether nothing is left to ask but who has to be bound. */
  boolean isInUnbound(SessionSettings settings, Instant now) {
    return counts(settings, now) && !isHalfSignedIn() && !isBound();
  }

  boolean isSeenLongAgo(Instant now) {
    return lastSeenAt().plus(ACTIVITY_RECORDED_AFTER).isBefore(now);
  }

  Identity identity() {
    return new Identity(accountId(), email, name, role);
  }

  long sessionId() {
    return sessionId;
  }
}
