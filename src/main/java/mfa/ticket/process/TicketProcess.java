package mfa.ticket.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mfa.ticket.TicketNumber;

/**
 * What customer service wants from the process of a ticket, whatever its type; part of the caller's
 * transaction.
 */
public interface TicketProcess {

  void take(String taskId, long agentId);

  /** Gives the task to somebody, no matter who had it. */
  void forward(String taskId, long agentId);

  void release(String taskId);

  /** Gives the task to a group of which anyone takes it. */
  void forward(String taskId, String formerGroup, String group);

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

  /** When it closes for lack of an answer of the requester; empty where it does something else. */
  Optional<Instant> replyDue(TicketNumber number);

  /** Ends the process where it is. */
  void end(TicketNumber number);

  /**
   * Deletes what the engine remembers of a ticket that is over.
   *
   * @return false where a process of it is still running
   */
  boolean forget(TicketNumber number);
}
