package mfa.workflow.dryrun;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An element that a played ticket passed.
 *
 * @param name as people read it, or the id
 * @param detail what the kind says, as in the file
 * @param decision for people: what they chose, by variable; what makes no difference is left out
 */
public record PlayedStep(
    Kind kind, String elementId, String name, String detail, Map<String, List<String>> decision) {

  /** What happens there. */
  public enum Kind {
    START,
    /** Somebody has to decide; {@code detail} is the group. */
    PERSON,
    /** A mail goes out; {@code detail} is its template. */
    MAIL,
    /** Something is done; {@code detail} is the delegate. */
    ACTION,
    /** The ticket is closed; {@code detail} is the outcome. */
    CLOSE,
    /** Something came; {@code detail} is the message. */
    MESSAGE,
    /** Time passed; {@code detail} is how much. */
    TIMER,
    /** A gateway, or something else without an effect of its own. */
    PASS,
    END
  }

  public PlayedStep {
    decision = Map.copyOf(decision);
  }

  PlayedStep deciding(Map<String, List<String>> other) {
    return new PlayedStep(kind, elementId, name, detail, other);
  }

  /** What people see of it: not the id. */
  String meaning() {
    return kind == Kind.PASS
        ? ""
        : kind + "|" + name + "|" + detail + "|" + new TreeMap<>(decision) + "\n";
  }

  /** Where and what, whatever was decided. */
  String course() {
    return kind + "|" + elementId + "|" + detail + "\n";
  }
}
