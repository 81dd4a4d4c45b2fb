package mfa.workflow.dryrun;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One way that a ticket can go, as it was played.
 *
 * @param from where the ticket waited when the path began, for those that begin anywhere; or empty
 * @param ending how it ended
 * @param endingDetail what the ending says
 */
public record PlayedPath(
    Kind kind, String from, List<PlayedStep> steps, Ending ending, String endingDetail) {

  /** Where a path begins. */
  public enum Kind {
    /** At the start of the process. */
    MAIN,
    /** Beside a step that goes on. */
    BESIDE,
    /** Whenever something comes, wherever the ticket is. */
    ANY_TIME
  }

  /** How a path ends. */
  public enum Ending {
    ENDED,
    /** It comes back to a step that it passed before, {@code endingDetail}. */
    RETURNS,
    /** What it was beside goes on. */
    GOES_ON,
    /** The engine refused a step, {@code endingDetail} says why: a ticket would stay there. */
    BROKEN
  }

  public PlayedPath {
    steps = List.copyOf(steps);
  }

  /** Whether a ticket would stay where this path leads, until somebody mends it. */
  public boolean isTrouble() {
    return ending == Ending.BROKEN;
  }

  /** The steps that mean something to people: no gateways. */
  public List<PlayedStep> told() {
    return steps.stream().filter(step -> step.kind() != PlayedStep.Kind.PASS).toList();
  }

  /** The same text for paths that people would call the same. */
  String meaning() {
    return kind
        + steps.stream().map(PlayedStep::meaning).collect(Collectors.joining())
        + ending
        + endingDetail;
  }

  /** The same text for paths that pass the same elements, no matter what was decided. */
  String course() {
    return kind
        + steps.stream().map(PlayedStep::course).collect(Collectors.joining())
        + ending
        + endingDetail;
  }
}
