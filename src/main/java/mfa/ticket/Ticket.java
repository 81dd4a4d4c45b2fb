package mfa.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.account.Profile;
import mfa.platform.request.Client;
import mfa.ticket.process.ProcessPosition;
import mfa.ticket.unbind.HeightenedReason;
import mfa.ticket.unbind.ResetObstacle;
import mfa.ticket.unbind.UnbindRequest;
import mfa.ticket.unbind.Withdrawal;

/**
 * A request to have MFA unbound without the phone.
 *
 * <p>Its life: a <em>draft</em>, which nobody sees, once address and password were right;
 * <em>filed</em> with the mailed code, of which there is one for an account at a time; reviewed;
 * <em>approved</em> and waiting from the delivery of the notice; <em>reset</em>; closed with an
 * outcome. Dispute, stop and withdrawal end it at any point before.
 */
@Entity
@Table(name = "ticket")
public class Ticket {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_seq")
  @SequenceGenerator(name = "ticket_seq", sequenceName = "ticket_seq")
  private Long id;

  @Column(name = "ticket_number")
  private String number;

  @Enumerated(EnumType.STRING)
  @Column(name = "ticket_type")
  private TicketType type;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "draft_account_id")
  private Long draftAccountId;

  @Column(name = "open_account_id")
  private Long openAccountId;

  @Enumerated(EnumType.STRING)
  private TicketStatus status;

  private String title;
  private String email;
  private String language;

  @Embedded private TicketOrigin origin;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "verified_at")
  private Instant verifiedAt;

  @Column(name = "filed_notice_at")
  private Instant filedNoticeAt;

  @Column(name = "approved_at")
  private Instant approvedAt;

  @Column(name = "approved_notice_at")
  private Instant approvedNoticeAt;

  @Column(name = "waiting_until")
  private Instant waitingUntil;

  @Column(name = "reset_at")
  private Instant resetAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "reset_refused")
  private ResetObstacle resetRefused;

  @Column(name = "objected_at")
  private Instant disputedAt;

  @Column(name = "stopped_at")
  private Instant stoppedAt;

  @Column(name = "withdrawn_at")
  private Instant withdrawnAt;

  @Column(name = "withdrawal_told_at")
  private Instant withdrawalToldAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "withdrawn_because")
  private Withdrawal withdrawnBecause;

  @Column(name = "closed_at")
  private Instant closedAt;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private boolean heightened;

  @Column(name = "heightened_because")
  private String heightenedBecause = "";

  @Column(name = "locked_while_open")
  private boolean lockedWhileOpen;

  @Column(name = "process_instance_id")
  private String processInstanceId;

  @Embedded private ProcessPosition place;

  @Column(name = "new_reply")
  private boolean newReply;

  private Integer rating;

  @Column(name = "rating_comment")
  private String ratingComment;

  @Version private long version;

  protected Ticket() {}

  /** A draft; it needs {@link #takeNumber()} once it has an id. */
  public Ticket(Profile account, UnbindRequest.Form form, Instant now) {
    this.type = TicketType.UNBIND_MFA;
    this.accountId = account.id();
    this.draftAccountId = account.id();
    this.status = TicketStatus.DRAFT;
    this.title = "";
    this.email = account.email().canonical();
    this.language = account.language().getLanguage();
    this.origin = new TicketOrigin(form);
    this.place = new ProcessPosition(now);
    this.createdAt = now;
  }

  public void takeNumber() {
    number = TicketNumber.of(createdAt.atOffset(ZoneOffset.UTC).getYear(), id).text();
  }

  public void recordProcess(String instanceId) {
    processInstanceId = instanceId;
  }

  /** The draft makes room for a newer one. */
  public void supersede(Instant now) {
    draftAccountId = null;
    withdrawnAt = now;
  }

  /** The code was right: the draft becomes a ticket. */
  public void file(String newTitle, Set<HeightenedReason> reasons, Instant now) {
    draftAccountId = null;
    openAccountId = accountId;
    status = TicketStatus.WAITING_FOR_ASSIGNMENT;
    title = newTitle;
    verifiedAt = now;
    place.waitFrom(now);
    heighten(reasons);
  }

  /** Once heightened, it stays so. */
  public void heighten(Set<HeightenedReason> reasons) {
    if (!reasons.isEmpty()) {
      heightened = true;
      heightenedBecause =
          reasons.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    }
  }

  public void recordLock() {
    lockedWhileOpen = true;
  }

  public void recordOrigin(boolean deviceIsKnown, boolean addressIsKnown) {
    origin.record(deviceIsKnown, addressIsKnown);
  }

  public void recordFiledNotice(Instant now) {
    filedNoticeAt = now;
  }

  /** A notice that says "approved" before anybody approved begins no wait. */
  public void recordApprovedNotice(Duration wait, Instant now) {
    if (approvedAt != null) {
      approvedNoticeAt = now;
      waitingUntil = now.plus(wait);
    }
  }

  public void enter(String step, String name) {
    place.enter(step, name);
  }

  public void openTask(String taskId, String group, Long assignee, Instant due, Instant now) {
    place.openTask(taskId, group, due, now);
    assign(assignee);
  }

  public void assign(Long assignee) {
    place.assign(assignee);
    status =
        assignee == null ? TicketStatus.WAITING_FOR_ASSIGNMENT : TicketStatus.WAITING_FOR_FEEDBACK;
  }

  public void closeTask() {
    place.closeTask();
  }

  /** The notice has to come after this, and the wait after the notice. */
  public void approve(Instant now) {
    approvedAt = now;
    approvedNoticeAt = null;
    waitingUntil = null;
  }

  /** The process came to the reset too early, or in vain. */
  public void recordRefusal(ResetObstacle obstacle) {
    resetRefused = obstacle;
  }

  public void forgetRefusal() {
    resetRefused = null;
  }

  /** What was approved is approved no more: somebody has to look again. */
  public void sendBack(ResetObstacle obstacle) {
    resetRefused = obstacle;
    approvedAt = null;
    approvedNoticeAt = null;
    waitingUntil = null;
  }

  public void ask(Instant now) {
    status = TicketStatus.FEEDBACK_PROVIDED;
    place.waitFrom(now);
    newReply = false;
  }

  public void recordReply(Instant now) {
    newReply = true;
    if (status == TicketStatus.FEEDBACK_PROVIDED) {
      status = TicketStatus.WAITING_FOR_FEEDBACK;
      place.waitFrom(now);
    }
  }

  public void readReplies() {
    newReply = false;
  }

  public void dispute(Instant now) {
    disputedAt = now;
  }

  public void stop(Instant now) {
    stoppedAt = now;
  }

  public void withdraw(Withdrawal reason, Instant now) {
    withdrawnAt = now;
    withdrawnBecause = reason;
  }

  /** The process knows of the withdrawal. */
  public void recordWithdrawalNotified(Instant now) {
    withdrawalToldAt = now;
  }

  /** The account is gone: nothing stays that says who it was, or from where. */
  public void erasePerson() {
    title = "";
    email = "";
    origin = TicketOrigin.erased();
    ratingComment = null;
  }

  /** Whether it is of nobody any more. */
  public boolean isErased() {
    return email.isEmpty();
  }

  public void markReset(Instant now) {
    resetAt = now;
  }

  public void close(Outcome end, Instant now) {
    draftAccountId = null;
    openAccountId = null;
    status = TicketStatus.CLOSED;
    resetRefused = null;
    outcome = end;
    closedAt = now;
    place.closeTask();
  }

  public void rate(int stars, String comment) {
    rating = stars;
    ratingComment = comment;
  }

  public boolean isDraft() {
    return status == TicketStatus.DRAFT;
  }

  /** Whether it ever was more than a draft. */
  public boolean isFiled() {
    return verifiedAt != null;
  }

  public boolean isOpen() {
    return openAccountId != null;
  }

  /** Whether a dispute, a stop or a withdrawal has ended it, even if it is not closed yet. */
  public boolean isCanceled() {
    return disputedAt != null || stoppedAt != null || withdrawnAt != null;
  }

  /** Whether somebody may work on it. */
  public boolean isForReview() {
    return place.isReview() && !isCanceled();
  }

  public Optional<Withdrawal> withdrawal() {
    return Optional.ofNullable(withdrawnBecause);
  }

  /** What the reset lacks, or lacked when the review that waits now became necessary. */
  public Optional<ResetObstacle> refusal() {
    return Optional.ofNullable(resetRefused);
  }

  public boolean isSecondReview() {
    return place.isSecondReview();
  }

  public boolean isStopped() {
    return stoppedAt != null;
  }

  public boolean isDisputed() {
    return disputedAt != null;
  }

  public boolean isFiledFrom(String otherDeviceHash) {
    return origin.isDevice(otherDeviceHash);
  }

  /** Whether it was filed in the browser that has these hashes, one by each configured key. */
  public boolean isFiledFromAny(Collection<String> deviceHashes) {
    return deviceHashes.stream().anyMatch(origin::isDevice);
  }

  public boolean isFromNewDevice() {
    return origin.isNewDevice();
  }

  public boolean isFromNewAddress() {
    return origin.isNewAddress();
  }

  public boolean isOfForm(String otherFormHash) {
    return origin.isForm(otherFormHash);
  }

  public boolean isAssignedTo(long account) {
    return place.isAssignedTo(account);
  }

  public Long id() {
    return id;
  }

  public TicketNumber number() {
    return new TicketNumber(number);
  }

  public long accountId() {
    return accountId;
  }

  public TicketType type() {
    return type;
  }

  public TicketStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String email() {
    return email;
  }

  public String language() {
    return language;
  }

  public Client client() {
    return origin.client();
  }

  public Instant verifiedAt() {
    return verifiedAt;
  }

  public Instant filedNoticeAt() {
    return filedNoticeAt;
  }

  public Instant approvedNoticeAt() {
    return approvedNoticeAt;
  }

  public Instant waitingUntil() {
    return waitingUntil;
  }

  public Instant resetAt() {
    return resetAt;
  }

  public Instant closedAt() {
    return closedAt;
  }

  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** The outcome, also while its process does not know of the withdrawal yet. */
  public Optional<Outcome> foreseenOutcome() {
    return outcome == null && withdrawnAt != null ? Optional.of(Outcome.CANCELED) : outcome();
  }

  public boolean heightened() {
    return heightened;
  }

  public boolean lockedWhileOpen() {
    return lockedWhileOpen;
  }

  /** Where its process is. */
  public ProcessPosition place() {
    return place;
  }

  public boolean newReply() {
    return newReply;
  }

  public Integer rating() {
    return rating;
  }
}
