package mfa.workspace;

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

/**
 * Something that is done to all members of a workspace. Its life: ordered, or ordered again; run
 * some members at a time in the order of their ids; gone after the last.
 */
@Entity
@Table(name = "bulk_member_job")
class BulkMemberJob {

  /** What is done. */
  enum Kind {
    NOTICE,
    REMINDER
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "member_plan_seq")
  @SequenceGenerator(name = "member_plan_seq", sequenceName = "member_plan_seq")
  private Long id;

  @Column(name = "workspace_id")
  private long workspaceId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Column(name = "planned_at")
  private Instant plannedAt;

  @Column(name = "remind_before")
  private Instant remindBefore;

  /** The account of who asks for it, where members are told that. */
  @Column(name = "asked_by_id")
  private Long askedBy;

  @Column(name = "after_member")
  private long afterMember;

  protected BulkMemberJob() {}

  BulkMemberJob(long workspaceId, Kind kind) {
    this.workspaceId = workspaceId;
    this.kind = kind;
  }

  /** Begins again with the first member. */
  void restart(Instant at, Instant before, Long by) {
    plannedAt = at;
    remindBefore = before;
    askedBy = by;
    afterMember = Long.MIN_VALUE;
  }

  void doneUpTo(long memberId) {
    afterMember = memberId;
  }

  long workspaceId() {
    return workspaceId;
  }

  Kind kind() {
    return kind;
  }

  Instant plannedAt() {
    return plannedAt;
  }

  Instant remindBefore() {
    return remindBefore;
  }

  Long askedBy() {
    return askedBy;
  }

  long afterMember() {
    return afterMember;
  }
}
