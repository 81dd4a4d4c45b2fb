package mfa.ticket.desk;

import java.util.List;
import java.util.Optional;
import mfa.platform.request.Client;
import mfa.ticket.Conversations;
import mfa.ticket.Outcome;
import mfa.ticket.TicketStatus;
import mfa.ticket.process.FailedStep;
import mfa.ticket.process.StepItem;

/**
 * A ticket of any type as customer service works it; never data that a caller could repeat as
 * proof.
 *
 * @param workspace by name; empty where it is of its account alone
 * @param own whether the reader has an interest in it, and may not work on it
 * @param mine whether this agent has it
 * @param heldByAnother whether a colleague has it, who is the only one to write to its requester
 * @param readable whether its requester can read what is written there
 * @param decidable whether this agent has it and it waits for a review
 * @param former what the account asked for before and since, newest first
 * @param steps which the process entered, in this order
 * @param step id of the one it is in, null before the first
 * @param stepName as it is called in the drawing
 * @param unbind what only a ticket to unbind has
 */
public record DeskTicket(
    DeskItem item,
    Optional<String> workspace,
    Optional<Outcome> outcome,
    boolean own,
    boolean mine,
    boolean heldByAnother,
    boolean readable,
    boolean decidable,
    AccountFacts account,
    List<FormerTicket> former,
    Client client,
    List<FailedStep> failedSteps,
    List<StepItem> steps,
    String step,
    String stepName,
    Conversations.Page<DeskMessage> conversation,
    Optional<UnbindFacts> unbind) {

  public boolean isOpen() {
    return outcome.isEmpty();
  }

  /** Whether it asks to unbind, which is decided; all others are answered and closed. */
  public boolean isUnbind() {
    return unbind.isPresent();
  }

  /** Whether this agent can close it with or without a last word. */
  public boolean isClosable() {
    return !isUnbind() && isOpen() && !own && !heldByAnother && isInWork();
  }

  /** It waits for an agent, or an agent waits for its requester. */
  private boolean isInWork() {
    return item.waiting() || item.status() == TicketStatus.FEEDBACK_PROVIDED;
  }

  /** Whether anyone could take it. */
  public boolean isFree() {
    return item.waiting() && item.assignee().isEmpty();
  }
}
