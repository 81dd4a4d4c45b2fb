package mfa.workflow.dryrun.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mfa.workflow.dryrun.PlayedPath;
import mfa.workflow.dryrun.PlayedPath.Ending;
import mfa.workflow.dryrun.PlayedStep;
import mfa.workflow.process.XmlElement;

/**
 * Plays all paths of a model: at each wait each thing that can happen, each time with a ticket of
 * its own. A path that comes back to where it waited before ends there. What can come anywhere is
 * played once, from the first place where it can.
 */
final class PathExplorer {

  /** Nobody reads more; ours has some 15. */
  static final int MAX_PATHS = 100;

  /** Things that happen to played tickets; ours takes some 150. */
  static final int MAX_MOVES = 1500;

  private static final int MAX_REASON = 500;

  private final DryRunEngine engine;
  private final PlayLimit limit;
  private final PlayedModel model;
  private final StepReader steps;
  private final Map<String, Object> variables;
  private final List<PlayedPath> paths = new ArrayList<>();
  private final Set<String> playedEvents = new HashSet<>();
  private int moves;
  private boolean isComplete = true;

  PathExplorer(
      DryRunEngine engine, PlayedModel model, StepReader steps, Map<String, Object> variables) {
    this.engine = engine;
    this.limit = engine.limit();
    this.model = model;
    this.steps = steps;
    this.variables = variables;
  }

  List<PlayedPath> explore() {
    explore(new Prefix(PlayedPath.Kind.MAIN, "", 0, List.of(), Set.of()));
    return paths;
  }

  /** Whether nothing was left out. */
  boolean isComplete() {
    return isComplete;
  }

  /**
   * The beginning of a path.
   *
   * @param from where it waited when it left the main path, or empty
   * @param skipped how many elements at the beginning belong to the path before
   * @param places where it waited before
   */
  private record Prefix(
      PlayedPath.Kind kind, String from, int skipped, List<Option> taken, Set<String> places) {

    Prefix with(Option option, String place) {
      List<Option> more = new ArrayList<>(taken);
      more.add(option);
      Set<String> further = new HashSet<>(places);
      further.add(place);
      return new Prefix(kind, from, skipped, more, further);
    }

    Prefix leaving(PlayedPath.Kind other, String place, int passed, Option option) {
      Prefix left = with(option, place);
      return new Prefix(other, place, passed, left.taken, Set.of());
    }
  }

  private void explore(Prefix prefix) {
    if (isExhausted(prefix.taken.size())) {
      return;
    }
    PlayedTicket ticket = play(prefix);
    if (ticket == null) {
      return;
    }
    if (ticket.hasEnded()) {
      add(prefix, ticket.trace(), Ending.ENDED, "");
      return;
    }
    String place = String.join(", ", ticket.places().stream().map(model::name).toList());
    if (prefix.places.contains(place)) {
      add(prefix, ticket.trace(), Ending.RETURNS, place);
    } else {
      int passed = ticket.trace().size();
      for (Option option : ticket.options()) {
        explore(prefix, place, passed, option);
      }
    }
  }

  private void explore(Prefix prefix, String place, int passed, Option option) {
    boolean isTask = option.kind() == Option.Kind.TASK;
    if (!isTask && model.isBeside(option.elementId())) {
      if (playedEvents.add(option.elementId())) {
        playBeside(prefix.leaving(PlayedPath.Kind.BESIDE, place, passed, option));
      }
    } else if (!isTask && model.isAnyTime(option.elementId())) {
      if (playedEvents.add(option.elementId())) {
        explore(prefix.leaving(PlayedPath.Kind.ANY_TIME, place, passed, option));
      }
    } else {
      explore(prefix.with(option, place));
    }
  }

  private void playBeside(Prefix prefix) {
    if (!isExhausted(prefix.taken.size())) {
      PlayedTicket ticket = play(prefix);
      if (ticket != null) {
        add(prefix, ticket.trace(), Ending.GOES_ON, prefix.from);
      }
    }
  }

  private boolean isExhausted(int further) {
    moves += further + 1;
    boolean exhausted = moves > MAX_MOVES || paths.size() >= MAX_PATHS || limit.isReached();
    isComplete &= !exhausted;
    return exhausted;
  }

  /** Null where the ticket got stuck, which is a path too, or came no further for our own sake. */
  private PlayedTicket play(Prefix prefix) {
    try {
      PlayedTicket ticket = engine.begin(model, variables);
      prefix.taken.forEach(ticket::take);
      return ticket;
    } catch (RuntimeException e) {
      if (limit.isReached()) {
        isComplete = false;
      } else {
        add(prefix, engine.trace().entries(), Ending.BROKEN, reason(e));
      }
      return null;
    }
  }

  /** What the engine, or whatever it uses, says at the bottom. */
  static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return XmlElement.shortened(message, MAX_REASON);
  }

  private void add(Prefix prefix, List<Trace.Entry> trace, Ending ending, String detail) {
    List<PlayedStep> passed = new ArrayList<>();
    trace.stream()
        .skip(prefix.skipped)
        .filter(entry -> model.isNode(entry.elementId()))
        .forEach(entry -> passed.add(steps.step(entry)));
    paths.add(new PlayedPath(prefix.kind, prefix.from, passed, ending, detail));
  }

  /** Keeps the order in which variables are asked for. */
  static Map<String, List<String>> single(Map<String, String> decision) {
    Map<String, List<String>> single = new LinkedHashMap<>();
    decision.forEach((name, choice) -> single.put(name, List.of(choice)));
    return single;
  }
}
