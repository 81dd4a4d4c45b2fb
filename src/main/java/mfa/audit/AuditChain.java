package mfa.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one chain of seals; anyone who locks it may seal. */
@Entity
@Table(name = "audit_chain")
class AuditChain {

  static final long ONLY = 1;

  @Id private Long id;

  @Column(name = "head_position")
  private long headPosition;

  @Column(name = "head_seal")
  private String headSeal;

  protected AuditChain() {}

  ChainHead head() {
    return new ChainHead(headPosition, headSeal);
  }

  void moveTo(ChainHead head) {
    headPosition = head.position();
    headSeal = head.seal();
  }
}
