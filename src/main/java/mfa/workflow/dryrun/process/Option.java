package mfa.workflow.dryrun.process;

import java.util.Map;

/**
 * Something that can happen next to a ticket that waits.
 *
 * @param elementId the task, or the event
 * @param decision what somebody decides at a task
 */
record Option(Kind kind, String elementId, Map<String, String> decision) {

  /** Who or what lets the ticket go on. */
  enum Kind {
    TASK,
    MESSAGE,
    TIMER
  }
}
