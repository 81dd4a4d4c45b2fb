package mfa.workflow.dryrun;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Makes one path of those that pass the same elements, and keeps of the decisions only what made a
 * difference: "reject" instead of "reject, heightened" and "reject, not heightened".
 */
public final class PathVariants {

  /** All that a variable can be, by its name. */
  private final Map<String, List<String>> choices;

  public PathVariants(Map<String, List<String>> choices) {
    this.choices = choices;
  }

  /** The paths in their order, each course once. */
  public List<PlayedPath> merged(List<PlayedPath> paths) {
    Map<String, List<PlayedPath>> courses =
        paths.stream()
            .collect(
                Collectors.groupingBy(PlayedPath::course, LinkedHashMap::new, Collectors.toList()));
    return courses.values().stream().map(this::one).toList();
  }

  private PlayedPath one(List<PlayedPath> variants) {
    PlayedPath first = variants.getFirst();
    List<PlayedStep> steps = new ArrayList<>();
    for (int i = 0; i < first.steps().size(); i++) {
      int place = i;
      steps.add(
          first
              .steps()
              .get(i)
              .deciding(
                  decision(variants.stream().map(variant -> variant.steps().get(place)).toList())));
    }
    return new PlayedPath(first.kind(), first.from(), steps, first.ending(), first.endingDetail());
  }

  private Map<String, List<String>> decision(List<PlayedStep> variants) {
    Map<String, List<String>> decision = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> variable : choices.entrySet()) {
      List<String> made =
          variable.getValue().stream()
              .filter(choice -> variants.stream().anyMatch(made(variable.getKey(), choice)))
              .toList();
      if (!made.isEmpty() && made.size() < variable.getValue().size()) {
        decision.put(variable.getKey(), made);
      }
    }
    return decision;
  }

  private static Predicate<PlayedStep> made(String variable, String choice) {
    return step -> step.decision().getOrDefault(variable, List.of()).contains(choice);
  }
}
