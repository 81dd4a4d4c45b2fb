package mfa.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * What Camunda Modeler shows in place of a session: it deploys in the name of its owner, and does
 * nothing else.
 *
 * <p>Its life: made with a fresh code and shown once; over at its end, which is 90 days away at
 * most; gone when its owner revokes it, loses the role or the binding, or is disabled.
 */
@Entity
@Table(name = "deploy_token")
class DeployToken {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "deploy_token_seq")
  @SequenceGenerator(name = "deploy_token_seq", sequenceName = "deploy_token_seq")
  private Long id;

  @Column(name = "account_id")
  private long accountId;

  private String name;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  protected DeployToken() {}

  DeployToken(long accountId, String name, String tokenHash, Duration life, Instant now) {
    this.accountId = accountId;
    this.name = name;
    this.tokenHash = tokenHash;
    this.createdAt = now;
    this.endsAt = now.plus(life);
  }

  Long id() {
    return id;
  }

  boolean isOver(Instant now) {
    return !endsAt.isAfter(now);
  }

  void use(Instant now) {
    lastUsedAt = now;
  }

  long accountId() {
    return accountId;
  }

  String name() {
    return name;
  }

  DeployTokenItem item(Instant now) {
    return new DeployTokenItem(id, name, createdAt, endsAt, isOver(now), lastUsedAt);
  }
}
