package mfa.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** An account's place in a workspace. */
@Entity
@Table(name = "membership")
class Membership {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "membership_seq")
  @SequenceGenerator(name = "membership_seq", sequenceName = "membership_seq")
  private Long id;

  @ManyToOne
  @JoinColumn(name = "workspace_id")
  private Workspace workspace;

  @Column(name = "account_id")
  private long accountId;

  @Enumerated(EnumType.STRING)
  private WorkspaceRole role;

  @Column(name = "joined_at")
  private Instant joinedAt;

  @Version private long version;

  protected Membership() {}

  MembershipLine line() {
    return new MembershipLine(
        workspace.id(),
        workspace.name(),
        role,
        joinedAt,
        workspace.mfaRequiredSince(),
        workspace.graceDays());
  }
}
