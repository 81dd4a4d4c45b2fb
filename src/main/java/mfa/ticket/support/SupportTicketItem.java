package mfa.ticket.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.ticket.Conversations;
import mfa.ticket.MessageItem;
import mfa.ticket.Outcome;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;

/**
 * A ticket as members of its workspace see it; the moves are those of the caller in this moment.
 *
 * @param requester name of the one who filed it; empty where the account is gone
 * @param own whether that is the caller
 * @param closedAt when it was closed or withdrawn, or null
 * @param replyDue until when an answer is waited for, if that is known
 * @param rating stars, or null
 * @param followUpOf the ticket that it goes on with
 * @param followUps the tickets that go on with it
 */
public record SupportTicketItem(
    TicketNumber number,
    TicketType type,
    String title,
    TicketStatus status,
    Optional<Outcome> outcome,
    long workspaceId,
    String workspaceName,
    String requester,
    boolean own,
    Instant filedAt,
    Instant closedAt,
    Optional<Instant> replyDue,
    Integer rating,
    Optional<TicketNumber> followUpOf,
    List<TicketNumber> followUps,
    Conversations.Page<MessageItem> conversation,
    SupportMoves moves) {

  public boolean mayReply() {
    return moves.reply();
  }

  public boolean mayWithdraw() {
    return moves.withdraw();
  }

  public boolean mayRestart() {
    return moves.restart();
  }

  public boolean mayClose() {
    return moves.close();
  }

  public boolean mayRate() {
    return moves.rate();
  }

  public boolean mayFollowUp() {
    return moves.followUp();
  }
}
