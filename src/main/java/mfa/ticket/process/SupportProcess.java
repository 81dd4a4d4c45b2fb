package mfa.ticket.process;

import mfa.ticket.TicketNumber;

/**
 * What only the process of a support ticket has, in the words of customer service; part of the
 * caller's transaction.
 */
public interface SupportProcess {

  /** What an agent makes of a ticket. */
  enum Decision {
    REPLY,
    CLOSE
  }

  /**
   * Starts the process of a ticket.
   *
   * @return its id
   */
  String start(TicketNumber number);

  /** Moves the token where one waits for this, and says whether it did. */
  boolean send(SupportMessage message, TicketNumber number);

  /** The requester, for whom it waits, has the whole time for an answer again. */
  void restartReplyDeadline(TicketNumber number);

  void complete(String taskId, Decision decision, long agentId);

  /**
   * Ends what still runs for a ticket that has ended, by the message where the model listens to it.
   * Has to be all that a transaction does. Not while a step of the process runs, and where one gets
   * ahead, nothing stays of the transaction: then it has to be asked again.
   *
   * @return whether nothing runs any more
   */
  boolean end(SupportMessage message, TicketNumber number);
}
