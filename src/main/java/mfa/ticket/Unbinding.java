package mfa.ticket;

import java.time.Duration;

/**
 * The process of an unbind ticket, in the words of customer service; part of the caller's
 * transaction.
 */
public interface Unbinding {

  /**
   * Starts the process of a draft.
   *
   * @return its id
   */
  String start(TicketNumber number);

  /** Each of these moves the token only where one waits for it, and says whether it did. */
  boolean codeRequested(TicketNumber number);

  boolean emailVerified(TicketNumber number);

  boolean requesterReplied(TicketNumber number);

  boolean noticeDelivered(TicketNumber number);

  boolean ownerObjected(TicketNumber number);

  boolean stopped(TicketNumber number);

  boolean withdrawn(TicketNumber number);

  void take(String taskId, long agentId);

  void release(String taskId);

  void complete(String taskId, Decision decision, long reviewerId, Course course);

  /** What a review makes of the rest of the process. */
  record Course(boolean heightened, Duration waitingPeriod) {}
}
