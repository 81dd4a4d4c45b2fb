package mfa.workflow.dryrun.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mfa.shell.Alert;
import mfa.workflow.dryrun.DryRun;
import mfa.workflow.dryrun.DryRunDifference;
import mfa.workflow.dryrun.PlayedPath;
import mfa.workflow.process.Finding;
import mfa.workflow.process.ProcessContract;

/**
 * What a dry run of a draft showed: the ways that are new, those that are gone, those that stay,
 * and any of them step by step on the drawing.
 */
public class DryRunPanel extends Div {

  private final PathLabels labels;
  private final Div stage = new Div();
  private final String before;
  private final String after;

  /**
   * Shows a dry run of two files that was done before.
   *
   * @param contract of their process
   * @param played empty where the server was too busy
   * @param before the running version
   * @param after what would replace it
   */
  public DryRunPanel(
      ProcessContract contract, Optional<DryRunDifference> played, byte[] before, byte[] after) {
    labels = new PathLabels(this, contract);
    this.before = new String(before, StandardCharsets.UTF_8);
    this.after = new String(after, StandardCharsets.UTF_8);
    addClassName("dry-run");
    played.ifPresentOrElse(
        this::show, () -> add(new Alert(Alert.Kind.WARNING, getTranslation("dryrun.busy"))));
  }

  private void show(DryRunDifference difference) {
    if (difference.after().isPlayed()) {
      showPaths(difference);
    } else {
      add(new Alert(Alert.Kind.ERROR, getTranslation("dryrun.refused")));
      add(findings(difference.after().findings().stream().filter(Finding::error).toList()));
    }
  }

  private void showPaths(DryRunDifference difference) {
    List<PlayedPath> broken =
        difference.after().paths().stream().filter(PlayedPath::isTrouble).toList();
    if (!broken.isEmpty()) {
      add(new Alert(Alert.Kind.ERROR, getTranslation("dryrun.broken", broken.size())));
    }
    if (!difference.after().isComplete()) {
      int played = difference.after().paths().size();
      add(new Alert(Alert.Kind.WARNING, getTranslation("dryrun.incomplete", played)));
    }
    add(
        group("dryrun.new", difference.onlyAfter(), difference.after(), after, true),
        group("dryrun.gone", difference.onlyBefore(), difference.before(), before, true),
        group("dryrun.same", difference.same(), difference.after(), after, false),
        stage);
  }

  private Component group(
      String title, List<PlayedPath> paths, DryRun run, String model, boolean opened) {
    var content = new Div();
    paths.forEach(path -> content.add(path(path, run, model)));
    if (paths.isEmpty()) {
      content.add(new Paragraph(getTranslation("dryrun.none")));
    }
    var details = new Details(getTranslation(title, paths.size()), content);
    details.setOpened(opened && !paths.isEmpty());
    return details;
  }

  private Component path(PlayedPath path, DryRun run, String model) {
    var steps = new OrderedList();
    steps.addClassName("steps");
    path.told().forEach(step -> steps.add(new ListItem(labels.text(step))));
    var content = new Div(steps, new Paragraph(labels.ending(path)));
    List<Finding> findings = run.findings(path);
    if (!findings.isEmpty()) {
      content.add(findings(findings));
    }
    var play = new Button(getTranslation("dryrun.play"), click -> play(path, model));
    play.setAriaLabel(getTranslation("dryrun.play.path", labels.title(path)));
    content.add(play);
    return new Details(labels.title(path), content);
  }

  private void play(PlayedPath path, String model) {
    stage.removeAll();
    var player = new PathPlayer(labels, path, model);
    stage.add(player);
    player.focus();
  }

  private Component findings(List<Finding> findings) {
    var list = new UnorderedList();
    for (Finding finding : findings) {
      String at = finding.elementName().isEmpty() ? finding.elementId() : finding.elementName();
      list.add(
          new ListItem(getTranslation("dryrun.finding", at, finding.rule(), finding.advice())));
    }
    return list;
  }
}
