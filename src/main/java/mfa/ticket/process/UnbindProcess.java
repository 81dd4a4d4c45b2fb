package mfa.ticket.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.Decision;

/**
 * The process of an unbind ticket, in the words of customer service; part of the caller's
 * transaction.
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

  /**
   * Has to be all that a transaction does. Not while a step of the process runs, and where one gets
   * ahead, nothing stays of the transaction: then it has to be notified again.
   */
  boolean withdrawn(TicketNumber number);

  void take(String taskId, long agentId);

  /** Gives the task to somebody, no matter who had it. */
  void forward(String taskId, long agentId);

  void release(String taskId);

  /** The BPMN file that a ticket follows or has followed; empty where the engine forgot it. */
  Optional<String> model(TicketNumber number);

  /** The steps of a ticket that failed at every attempt. */
  List<FailedStep> failedSteps(TicketNumber number);

  /**
   * The tickets with such steps.
   *
   * @param max how many at most
   */
  Set<TicketNumber> failing(int max);

  /**
   * Tries the failed steps of a ticket once more, soon and apart from this transaction; whatever
   * they check, they check again.
   *
   * @return whether there was one
   */
  boolean retry(TicketNumber number);

  /** Lets the reset that waits check its conditions again; false where none waits. */
  boolean resetAgain(TicketNumber number);

  /**
   * Puts the process back to a review, wherever it is: to the second one where that is requested
   * and the model has one, else to any.
   *
   * @return false where there is no process or no review
   */
  boolean backToReview(TicketNumber number, boolean second);

  /** Ends the process where it is. */
  void end(TicketNumber number);

  void complete(String taskId, Decision decision, long reviewerId, ReviewOutcome outcome);

  /** What a review makes of the rest of the process. */
  record ReviewOutcome(boolean heightened, Duration waitingPeriod) {}
}
