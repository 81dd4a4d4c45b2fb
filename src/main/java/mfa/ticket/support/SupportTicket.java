package mfa.ticket.support;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import mfa.account.Profile;
import mfa.platform.request.Client;
import mfa.ticket.Outcome;
import mfa.ticket.Ticket;
import mfa.ticket.TicketStatus;

/**
 * What a member of a workspace asks customer service for.
 *
 * <p>Its life: <em>filed</em>, without a draft; taken by an agent, with replies from both sides;
 * closed by the agent, the requester, or time. Before an agent has it its requester may
 * <em>withdraw</em> it, and <em>restart</em> it later under the same number. Closed is final:
 * another ticket may follow it up.
 */
@Entity
@Table(name = "support_ticket")
@DiscriminatorValue("SUPPORT")
public class SupportTicket extends Ticket {

  /**
   * Each restart begins a process, which mails; with the first one they are fewer than {@link
   * mfa.ticket.TicketMails#MAX_PER_DAY}, so that nobody makes incidents of them at the desk.
   */
  public static final int MAX_RESTARTS = 20;

  /** Id of the closed ticket that it follows up, or null. */
  @Column(name = "follow_up_of")
  private Long followUpOf;

  private short restarted;

  /** When its requester moved it past its process; null where that is where the ticket is. */
  @Column(name = "moved_at")
  private Instant movedAt;

  protected SupportTicket() {}

  /**
   * Filed at once; it needs {@link #takeNumber()} once it has an id.
   *
   * @param client where it comes from
   * @param deviceHash keyed hash of the device cookie there, or null
   */
  public SupportTicket(
      Profile account, SupportRequest request, Client client, String deviceHash, Instant now) {
    super(request.type(), account, client, deviceHash, now);
    belongTo(request.workspaceId());
    file(request.title().text(), now);
  }

  public void followUp(Ticket closed) {
    followUpOf = closed.id();
  }

  /** Its requester wants nothing more, before anybody worked on it; or is gone. */
  public void withdraw(Instant now) {
    close(Outcome.CANCELED, now);
    movedAt = now;
  }

  /** Its requester needs no more help. */
  public void closeByRequester(Instant now) {
    close(Outcome.CLOSED_BY_REQUESTER, now);
    movedAt = now;
  }

  /** The requester wants it after all: its process begins once more. */
  public void restart(Instant now) {
    restarted++;
    reopen(now);
    movedAt = now;
  }

  /** The process is where the ticket is. */
  public void recordProcessAligned() {
    movedAt = null;
  }

  @Override
  public boolean isAheadOfProcess() {
    return movedAt != null;
  }

  @Override
  public void close(Outcome end, Instant now) {
    super.close(end, now);
    if (end == Outcome.CANCELED) {
      cancel();
    }
  }

  @Override
  public boolean isCanceled() {
    return status() == TicketStatus.CANCELED;
  }

  public Optional<Long> followUpOf() {
    return Optional.ofNullable(followUpOf);
  }

  /** How often its requester withdrew it and restarted it. */
  public int restarted() {
    return restarted;
  }
}
