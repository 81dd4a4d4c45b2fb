package mfa.workflow.process;

/**
 * A node of a model where a ticket can be.
 *
 * @param id in the model
 * @param name as it is called in the drawing; its id where it has none
 * @param outcome what the ticket is closed with here; empty where it is not
 * @param timed whether a timer runs while a ticket is here
 */
public record ModelStep(String id, String name, Kind kind, String outcome, boolean timed) {

  /** Who or what goes on from a step. */
  public enum Kind {
    /** A person decides. */
    PERSON,
    /** The server does something. */
    SERVER,
    /** A message, a time, or the first of several. */
    WAIT
  }

  public boolean closes() {
    return !outcome.isEmpty();
  }
}
