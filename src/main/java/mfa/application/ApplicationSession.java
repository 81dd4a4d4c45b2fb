package mfa.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * The key that a browser shows at one application's host.
 *
 * <p>Its life: made for an entry code; worth what its sign-in is worth; gone with that, with the
 * application, or when the browser enters again.
 */
@Entity
@Table(name = "application_session")
class ApplicationSession {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "application_session_seq")
  @SequenceGenerator(name = "application_session_seq", sequenceName = "application_session_seq")
  private Long id;

  @Column(name = "key_hash")
  private String keyHash;

  @Column(name = "application_id")
  private long applicationId;

  @Column(name = "session_id")
  private long sessionId;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // filled by the database
  protected ApplicationSession() {}

  @SuppressWarnings("NullAway.Init") // the id is the database's
  ApplicationSession(String keyHash, long applicationId, long sessionId, Instant now) {
    this.keyHash = keyHash;
    this.applicationId = applicationId;
    this.sessionId = sessionId;
    this.createdAt = now;
  }

  long sessionId() {
    return sessionId;
  }
}
