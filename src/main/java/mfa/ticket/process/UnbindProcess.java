package mfa.ticket.process;

import java.time.Duration;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.Decision;

/**
 * What only the process of an unbind ticket has, in the words of customer service; part of the
 * caller's transaction.
 */
public interface UnbindProcess {

  /**
   * Starts the process of a draft.
   *
   * @return its id
   */
  String start(TicketNumber number);

  /** Moves the token where one waits for this, and says whether it did. */
  boolean send(UnbindMessage message, TicketNumber number);

  /** The same where it may have been sent before; it begins nothing in the model again. */
  void sendAgain(UnbindMessage message, TicketNumber number);

  /**
   * Has to be all that a transaction does. Not while a step of the process runs, and where one gets
   * ahead, nothing stays of the transaction: then it has to be notified again.
   */
  boolean withdrawn(TicketNumber number);

  /** Lets the reset that waits check its conditions again; false where none waits. */
  boolean resetAgain(TicketNumber number);

  /**
   * Puts the process back to a review, wherever it is: to the second one where that is requested
   * and the model has one, else to any.
   *
   * @return false where there is no process or no review
   */
  boolean backToReview(TicketNumber number, boolean second);

  /**
   * Whether the model leads on from a review that asks something to where it waits for an answer:
   * it may take a question for a rejection else.
   */
  boolean takesQuestions(String taskId);

  void complete(String taskId, Decision decision, long reviewerId, ReviewOutcome outcome);

  /** What a review makes of the rest of the process. */
  record ReviewOutcome(boolean heightened, Duration waitingPeriod) {}
}
