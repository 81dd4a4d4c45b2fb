package mfa.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.Client;
import mfa.platform.text.SingleLine;

/** An entry of the audit log: written once in the transaction it speaks of, never changed. */
@Entity
@Table(name = "audit_entry")
class AuditEntry {

  private static final int MAX_DETAIL_LENGTH = 1000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_entry_seq")
  @SequenceGenerator(name = "audit_entry_seq", sequenceName = "audit_entry_seq")
  private Long id;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @Enumerated(EnumType.STRING)
  private AuditAction action;

  @Enumerated(EnumType.STRING)
  private AuditResult result;

  @Column(name = "actor_id")
  private Long actorId;

  @Column(name = "subject_id")
  private Long subjectId;

  @Column(name = "workspace_id")
  private Long workspaceId;

  private String factor;

  @Column(name = "client_address")
  private String clientAddress;

  @Column(name = "user_agent")
  private String userAgent;

  private String detail;

  @Column(name = "written_hash")
  private String writtenHash;

  protected AuditEntry() {}

  AuditEntry(AuditEvent event, Long actorId, Client client, Instant recordedAt) {
    // What the databases keep, so that it reads as it was hashed.
    this.recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    this.action = event.action();
    this.result = event.result();
    this.actorId = actorId;
    this.subjectId = event.subjectId();
    this.workspaceId = event.workspaceId();
    this.factor = event.factor();
    this.clientAddress = client.address();
    this.userAgent = client.userAgent();
    this.detail = SingleLine.of(event.detail(), MAX_DETAIL_LENGTH);
  }

  /** Vouches for all of it, as soon as it has its id. */
  void vouch(KeyRing keys) {
    EntryContent content =
        new EntryContent(
            id,
            recordedAt,
            action.name(),
            result.name(),
            actorId,
            subjectId,
            workspaceId,
            factor,
            clientAddress,
            userAgent,
            detail);
    writtenHash = content.writtenHash(keys);
  }

  WorkspaceEntry workspaceEntry() {
    return new WorkspaceEntry(
        recordedAt, action, result, actorId, subjectId, clientAddress, userAgent, detail);
  }

  Activity activity() {
    ActivityActor actor = actor();
    boolean shown = actor != ActivityActor.SOMEBODY_ELSE;
    return new Activity(
        recordedAt,
        action,
        result,
        actor,
        factor,
        shown ? clientAddress : "",
        shown ? userAgent : "");
  }

  private ActivityActor actor() {
    if (actorId == null && action != AuditAction.SIGNED_IN) {
      return Client.SERVER.address().equals(clientAddress)
          ? ActivityActor.SERVER
          : ActivityActor.ANONYMOUS;
    }
    return actorId == null || actorId.equals(subjectId)
        ? ActivityActor.OWNER
        : ActivityActor.SOMEBODY_ELSE;
  }
}
