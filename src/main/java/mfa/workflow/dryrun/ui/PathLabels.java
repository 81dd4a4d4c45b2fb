package mfa.workflow.dryrun.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.TreeMap;
import mfa.workflow.dryrun.PlayedPath;
import mfa.workflow.dryrun.PlayedStep;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.ui.ModelLabels;

/** Says what happened to a played ticket in the language of the page. */
final class PathLabels {

  private final Component page;
  private final ModelLabels words;

  PathLabels(Component page, ProcessContract contract) {
    this.page = page;
    words = new ModelLabels(page, contract);
  }

  /** How a path begins and ends, in one line. */
  String title(PlayedPath path) {
    List<PlayedStep> told = path.told();
    String end = told.isEmpty() ? "" : told.getLast().name();
    return switch (path.kind()) {
      case BESIDE -> page.getTranslation("dryrun.path.beside", path.from());
      case ANY_TIME -> page.getTranslation("dryrun.path.any-time", beginning(told, path));
      case MAIN -> mainTitle(path, end);
    };
  }

  /** One that breaks at once has passed nothing. */
  private static String beginning(List<PlayedStep> told, PlayedPath path) {
    return told.isEmpty() ? path.from() : told.getFirst().name();
  }

  private String mainTitle(PlayedPath path, String end) {
    return switch (path.ending()) {
      case ENDED -> page.getTranslation("dryrun.path.main", end);
      case RETURNS -> page.getTranslation("dryrun.path.returns", path.endingDetail());
      case GOES_ON, BROKEN -> page.getTranslation("dryrun.path.stays", end);
    };
  }

  String ending(PlayedPath path) {
    return page.getTranslation("dryrun.ending." + path.ending(), path.endingDetail());
  }

  String text(PlayedStep step) {
    String detail =
        step.kind() == PlayedStep.Kind.ACTION
            ? words.delegate(step.detail())
            : step.detail().isEmpty() ? "" : words.any(step.detail());
    if (step.kind() == PlayedStep.Kind.PERSON && !step.decision().isEmpty()) {
      return page.getTranslation("dryrun.decides", detail, step.name(), decision(step));
    }
    return page.getTranslation("dryrun.step." + step.kind(), detail, step.name());
  }

  private String decision(PlayedStep step) {
    return new TreeMap<>(step.decision())
        .entrySet().stream()
            .map(made -> decision(made.getKey(), made.getValue()))
            .reduce((one, other) -> page.getTranslation("dryrun.and", one, other))
            .orElse("");
  }

  private String decision(String variable, List<String> made) {
    String values =
        made.stream()
            .map(value -> words.value(variable, value))
            .reduce((one, other) -> page.getTranslation("dryrun.or", one, other))
            .orElse("");
    return page.getTranslation("workflow.condition.is", words.any("${" + variable + "}"), values);
  }
}
