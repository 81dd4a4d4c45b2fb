package mfa.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import mfa.platform.crypto.KeyRing;

/**
 * An entry of the audit log as anyone who seals and checks it sees it: columns as they are,
 * whatever somebody has made of them. Its life: it waits, then is sealed once at the end of the
 * chain, or set aside because the product did not write it.
 */
@Entity
@Table(name = "audit_entry")
class ChainEntry {

  @Id private Long id;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  private String action;

  private String result;

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

  @Column(name = "chain_position")
  private Long chainPosition;

  @Column(name = "chain_seal")
  private String chainSeal;

  protected ChainEntry() {}

  /** Whether it was written before entries had a hash. */
  boolean isWithoutHash() {
    return writtenHash == null;
  }

  /** Whether it is still what the product wrote. */
  boolean isAuthentic(KeyRing keys) {
    return writtenHash != null && content().isWrittenBy(writtenHash, keys);
  }

  void seal(long position, String sealBefore, KeyRing keys) {
    chainPosition = position;
    chainSeal = content().seal(writtenHash, position, sealBefore, keys);
  }

  void setAside() {
    chainPosition = -1L;
  }

  /** Whether nothing of it, of its place and of what stands before it was changed. */
  boolean isSealedAfter(String sealBefore, KeyRing keys) {
    return chainSeal != null
        && content().isSealedBy(chainSeal, writtenHash, chainPosition, sealBefore, keys);
  }

  Long id() {
    return id;
  }

  Long position() {
    return chainPosition;
  }

  String seal() {
    return chainSeal;
  }

  Instant recordedAt() {
    return recordedAt;
  }

  private EntryContent content() {
    return new EntryContent(
        id,
        recordedAt,
        action,
        result,
        actorId,
        subjectId,
        workspaceId,
        factor,
        clientAddress,
        userAgent,
        detail);
  }
}
