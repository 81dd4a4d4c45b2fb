package mfa.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import mfa.platform.request.Client;

/**
 * One browser's sign-in.
 *
 * <p>Its life: opened by a right password, half signed in where a code is asked for; confirmed by
 * the code; kept alive by a person's key or pointer; over when idle or old, or ended by somebody.
 * It is never revived. The browser proves itself with a key, of which the hash stands here, and
 * gets a new one whenever its session is worth more (R71).
 */
@Entity
@Table(name = "sign_in_session")
class SignInSession {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sign_in_session_seq")
  @SequenceGenerator(name = "sign_in_session_seq", sequenceName = "sign_in_session_seq")
  private Long id;

  @Column(name = "account_id")
  private long accountId;

  @Enumerated(EnumType.STRING)
  private Stage stage;

  @Column(name = "key_hash")
  private String keyHash;

  @Column(name = "client_address")
  private String clientAddress;

  @Column(name = "user_agent")
  private String userAgent;

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

  protected SignInSession() {}

  SignInSession(long accountId, Stage stage, String keyHash, Client client, Instant now) {
    this.accountId = accountId;
    this.stage = stage;
    this.keyHash = keyHash;
    this.clientAddress = client.address();
    this.userAgent = client.userAgent();
    this.createdAt = now;
    this.lastSeenAt = now;
  }

  boolean hasCodeSince(Duration age, Instant now) {
    return codeAt != null && codeAt.plus(age).isAfter(now);
  }

  SessionItem item(long ownId) {
    return new SessionItem(id, userAgent, clientAddress, createdAt, lastSeenAt, id == ownId);
  }

  boolean isAt(Stage expected) {
    return stage == expected;
  }

  long accountId() {
    return accountId;
  }

  Instant createdAt() {
    return createdAt;
  }

  /** Since when it is signed in, or waits for the code. */
  Instant since() {
    return codeAt == null ? createdAt : codeAt;
  }

  Long id() {
    return id;
  }
}
