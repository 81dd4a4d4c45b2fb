package mfa.workspace;

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
import java.util.Optional;
import mfa.account.AccountListing;
import mfa.account.AccountState;
import mfa.account.Binding;

/** An account's place in a workspace. */
@Entity
@Table(name = "membership")
public class Membership {

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

  @Column(name = "exempt_until")
  private Instant exemptUntil;

  @Column(name = "exempt_reason")
  private String exemptReason;

  private boolean pilot;

  @Column(name = "next_notice_at")
  private Instant nextNoticeAt;

  @Column(name = "remind_at")
  private Instant remindAt;

  /** The account of who asked for that, until it is done. */
  @Column(name = "remind_by_id")
  private Long remindBy;

  @Column(name = "reminded_at")
  private Instant remindedAt;

  @Column(name = "instructed_at")
  private Instant instructedAt;

  // Lists of members are searched and sorted by these copies (ADR 0018); nothing is decided by
  // them.
  @Column(name = "name_key")
  private String nameKey;

  @Column(name = "email_key")
  private String emailKey;

  @Enumerated(EnumType.STRING)
  @Column(name = "account_state")
  private AccountState accountState;

  @Enumerated(EnumType.STRING)
  private Binding binding;

  /** A copy as well; the beginning of time where there was none. */
  @Column(name = "last_sign_in_at")
  private Instant lastSignInAt = Instant.EPOCH;

  /** Null while it is not bound. */
  @Column(name = "bound_at")
  private Instant boundAt;

  @Version private long version;

  protected Membership() {}

  /** Anyone who joins where MFA is required is told so. */
  Membership(
      Workspace workspace,
      AccountListing account,
      WorkspaceRole role,
      Optional<Instant> lastSignIn,
      Instant now) {
    this.workspace = workspace;
    this.accountId = account.accountId();
    nameKey = account.nameKey();
    emailKey = account.canonicalEmail();
    accountState = account.state();
    binding = account.binding();
    this.role = role;
    this.joinedAt = now;
    boundAt = binding == Binding.BOUND ? now : null;
    lastSignInAt = lastSignIn.orElse(Instant.EPOCH);
    this.nextNoticeAt = workspace.demand(false, now).map(demand -> now).orElse(null);
  }

  /**
   * An exemption is for those without a privileged role only, and does not come back with a later
   * role.
   */
  void changeRole(WorkspaceRole newRole) {
    role = newRole;
    if (newRole.administers()) {
      exemptUntil = null;
      exemptReason = null;
    }
  }

  /** Exempts the member until then; the next notice tells of the coming end. */
  void exempt(String reason, Instant end, Instant now) {
    exemptReason = reason;
    exemptUntil = end;
    nextNoticeAt = NoticePolicy.next(summary(), true, now);
  }

  /** When a notice comes before then, if one does. */
  Optional<Instant> nextNoticeBefore(Instant end) {
    return Optional.ofNullable(nextNoticeAt).filter(end::isAfter);
  }

  /** Takes the member into the pilot group; the next notice tells at once what is required. */
  void joinPilot(Instant now) {
    pilot = true;
    nextNoticeAt = workspace.demand(pilot, joinedAt).map(demand -> now).orElse(null);
  }

  /** Takes the member out of it: what is still required was told, and is when its end comes. */
  void leavePilot(Instant now) {
    pilot = false;
    boolean exempt = exemptUntil != null && exemptUntil.isAfter(now);
    nextNoticeAt = NoticePolicy.next(summary(), exempt, now);
  }

  boolean isBound() {
    return binding == Binding.BOUND;
  }

  boolean isPilot() {
    return pilot;
  }

  /** Ends it before its time, of which a mail tells; the next notice is of the end of grace. */
  void endExemption(Instant now) {
    exemptReason = null;
    exemptUntil = null;
    nextNoticeAt = NoticePolicy.next(summary(), false, now);
  }

  /** The member was notified, and is notified again then; null means no more. */
  void planNotice(Instant next) {
    nextNoticeAt = next;
  }

  /**
   * Notes that the member is notified how to get unbound.
   *
   * @return false where that happened later than {@code since}
   */
  boolean instruct(Instant since, Instant now) {
    if (instructedAt != null && instructedAt.isAfter(since)) {
      return false;
    }
    instructedAt = now;
    return true;
  }

  boolean isOfOpenWorkspace() {
    return !workspace.isClosed();
  }

  Long id() {
    return id;
  }

  boolean isOf(long account) {
    return accountId == account;
  }

  long accountId() {
    return accountId;
  }

  Optional<Instant> lastSignIn() {
    return Optional.of(lastSignInAt).filter(Instant.EPOCH::isBefore);
  }

  AccountState accountState() {
    return accountState;
  }

  WorkspaceRole role() {
    return role;
  }

  /**
   * The reminder is sent now, or is not needed any more.
   *
   * @return the account of who asked for it; empty where that was before it was kept
   */
  Optional<Long> takeReminder(Instant now) {
    Optional<Long> asker = Optional.ofNullable(remindBy);
    remindAt = null;
    remindBy = null;
    remindedAt = now;
    return asker;
  }

  Workspace workspace() {
    return workspace;
  }

  MembershipSummary summary() {
    return summary(pilot);
  }

  MembershipSummary summaryAsPilot() {
    return summary(true);
  }

  private MembershipSummary summary(boolean asPilot) {
    Optional<Demand> demand = workspace.demand(asPilot, joinedAt);
    return new MembershipSummary(
        workspace.id(),
        workspace.name(),
        role,
        joinedAt,
        demand.map(Demand::since).orElse(null),
        demand.map(Demand::graceDays).orElse(workspace.graceDays()),
        exemptUntil);
  }
}
