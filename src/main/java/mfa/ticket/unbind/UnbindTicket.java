package mfa.ticket.unbind;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.account.Profile;
import mfa.ticket.Outcome;
import mfa.ticket.Ticket;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketType;

/**
 * A request to have MFA unbound without the phone.
 *
 * <p>Its life: a <em>draft</em>, which nobody sees, once address and password were right;
 * <em>filed</em> with the mailed code, of which there is one for an account at a time; reviewed;
 * <em>approved</em> and waiting from the delivery of the notice; <em>reset</em>; closed with an
 * outcome. Dispute, stop and withdrawal end it at any point before.
 */
@Entity
@Table(name = "unbind_ticket")
@DiscriminatorValue("UNBIND")
public class UnbindTicket extends Ticket {

  @Column(name = "draft_account_id")
  private Long draftAccountId;

  @Column(name = "open_account_id")
  private Long openAccountId;

  @Column(name = "form_hash")
  private String formHash;

  @Column(name = "known_device")
  private Boolean knownDevice;

  @Column(name = "known_address")
  private Boolean knownAddress;

  private boolean heightened;

  @Column(name = "heightened_because")
  private String heightenedBecause = "";

  @Column(name = "locked_while_open")
  private boolean lockedWhileOpen;

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

  @Column(name = "disputed_at")
  private Instant disputedAt;

  @Column(name = "stopped_at")
  private Instant stoppedAt;

  @Column(name = "withdrawn_at")
  private Instant withdrawnAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "withdrawn_because")
  private Withdrawal withdrawnBecause;

  @Column(name = "withdrawal_notified_at")
  private Instant withdrawalNotifiedAt;

  protected UnbindTicket() {}

  /** A draft; it needs {@link #takeNumber()} once it has an id. */
  public UnbindTicket(Profile account, UnbindRequest.Form form, Instant now) {
    super(TicketType.UNBIND_MFA, account, form.client(), form.deviceHash(), now);
    this.draftAccountId = account.id();
    this.formHash = form.hash();
  }

  /** The draft makes room for a newer one. */
  public void supersede(Instant now) {
    draftAccountId = null;
    withdrawnAt = now;
  }

  /** The code was right: the draft becomes a ticket. */
  public void file(String newTitle, Set<HeightenedReason> reasons, Instant now) {
    file(newTitle, now);
    draftAccountId = null;
    openAccountId = accountId();
    heighten(reasons);
  }

  /** Once heightened, it stays so. */
  public void heighten(Set<HeightenedReason> reasons) {
    if (!reasons.isEmpty()) {
      heightened = true;
      heightenedBecause =
          reasons.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
      if (priority().compareTo(TicketPriority.HIGH) < 0) {
        prioritize(TicketPriority.HIGH);
      }
    }
  }

  public void recordLock() {
    lockedWhileOpen = true;
  }

  public void recordOrigin(boolean deviceIsKnown, boolean addressIsKnown) {
    knownDevice = deviceIsKnown;
    knownAddress = addressIsKnown;
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
    withdrawalNotifiedAt = now;
  }

  @Override
  public void erasePerson() {
    super.erasePerson();
    formHash = "";
    knownDevice = null;
    knownAddress = null;
  }

  public void markReset(Instant now) {
    resetAt = now;
  }

  @Override
  public void close(Outcome end, Instant now) {
    super.close(end, now);
    draftAccountId = null;
    openAccountId = null;
    resetRefused = null;
  }

  /** Whether a dispute, a stop or a withdrawal has ended it, even if it is not closed yet. */
  @Override
  public boolean isCanceled() {
    return disputedAt != null || stoppedAt != null || withdrawnAt != null;
  }

  /** Whether its process, which knows that it is over, waits for the desk all the same. */
  public boolean isStranded() {
    return place().isReview()
        && (disputedAt != null || stoppedAt != null || withdrawalNotifiedAt != null);
  }

  public Optional<Withdrawal> withdrawal() {
    return Optional.ofNullable(withdrawnBecause);
  }

  /** What the reset lacks, or lacked when the review that waits now became necessary. */
  public Optional<ResetObstacle> refusal() {
    return Optional.ofNullable(resetRefused);
  }

  public boolean isStopped() {
    return stoppedAt != null;
  }

  public boolean isDisputed() {
    return disputedAt != null;
  }

  public boolean isFromNewDevice() {
    return Boolean.FALSE.equals(knownDevice);
  }

  public boolean isFromNewAddress() {
    return Boolean.FALSE.equals(knownAddress);
  }

  public boolean isOfForm(String otherFormHash) {
    return formHash.equals(otherFormHash);
  }

  public Instant filedNoticeAt() {
    return filedNoticeAt;
  }

  public Instant approvedNoticeAt() {
    return approvedNoticeAt;
  }

  /** Whether it was approved before that time, and no mail has told so yet. */
  public boolean isUntoldSince(Instant time) {
    return approvedAt != null && approvedNoticeAt == null && approvedAt.isBefore(time);
  }

  public Instant waitingUntil() {
    return waitingUntil;
  }

  public Instant resetAt() {
    return resetAt;
  }

  /** The outcome, also while its process does not know of the withdrawal yet. */
  public Optional<Outcome> foreseenOutcome() {
    return outcome().isEmpty() && withdrawnAt != null ? Optional.of(Outcome.CANCELED) : outcome();
  }

  public boolean heightened() {
    return heightened;
  }

  public boolean lockedWhileOpen() {
    return lockedWhileOpen;
  }
}
