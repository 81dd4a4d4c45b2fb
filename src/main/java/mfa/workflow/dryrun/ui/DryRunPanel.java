package mfa.workflow.dryrun.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import mfa.shell.Alert;
import mfa.shell.Polling;
import mfa.workflow.dryrun.DryRun;
import mfa.workflow.dryrun.DryRunDifference;
import mfa.workflow.dryrun.PlayedPath;
import mfa.workflow.dryrun.PlayedStep;
import mfa.workflow.process.Finding;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.ui.FindingList;

/**
 * What a dry run of a draft showed: the ways that are new, those that are gone, those that stay,
 * and any of them step by step on the drawing. It is played in the background: until then the page
 * asks again and again, and nobody who leaves it waits any more.
 */
public class DryRunPanel extends Div {

  private static final int POLL_MILLISECONDS = 500;

  /** Nobody reads more of one path; the player goes through all of it. */
  private static final int MAX_STEPS = 200;

  private final PathLabels labels;
  private final Div stage = new Div();
  private final String before;
  private final String after;
  private Registration polling = () -> {};

  /** Null where nothing is waited for. */
  private transient Future<DryRunDifference> awaited;

  /**
   * Shows a dry run of two files.
   *
   * @param contract of their process
   * @param run done when both were played; empty where the server was too busy
   * @param before the running version
   * @param after what would replace it
   */
  public DryRunPanel(
      ProcessContract contract,
      Optional<Future<DryRunDifference>> run,
      byte[] before,
      byte[] after) {
    labels = new PathLabels(this, contract);
    this.before = new String(before, StandardCharsets.UTF_8);
    this.after = new String(after, StandardCharsets.UTF_8);
    addClassName("dry-run");
    run.ifPresentOrElse(
        this::await, () -> add(new Alert(Alert.Kind.WARNING, getTranslation("dryrun.busy"))));
  }

  private void await(Future<DryRunDifference> run) {
    var words = new Paragraph(getTranslation("dryrun.playing"));
    words.getElement().setAttribute("role", "status");
    var bar = new ProgressBar();
    bar.setIndeterminate(true);
    bar.getElement().setAttribute("aria-label", getTranslation("dryrun.progress"));
    add(words, bar);
    awaited = run;
    polling = Polling.every(this, POLL_MILLISECONDS, this::lookAgain);
    addDetachListener(detach -> stopWaiting());
  }

  /** What was played is not kept longer than it takes to show it. */
  private void stopWaiting() {
    if (awaited != null) {
      awaited.cancel(false);
      awaited = null;
      polling.remove();
    }
  }

  private void lookAgain() {
    Future<DryRunDifference> run = awaited;
    if (run != null && run.isDone()) {
      stopWaiting();
      removeAll();
      if (run.state() == Future.State.SUCCESS) {
        show(run.resultNow());
      } else {
        add(new Alert(Alert.Kind.ERROR, getTranslation("dryrun.failed")));
      }
    }
  }

  private void show(DryRunDifference difference) {
    if (difference.after().isPlayed()) {
      showPaths(difference);
    } else {
      add(new Alert(Alert.Kind.ERROR, getTranslation("dryrun.refused")));
      var findings = new FindingList();
      findings.show(difference.after().findings().stream().filter(Finding::error).toList());
      add(findings);
    }
  }

  private void showPaths(DryRunDifference difference) {
    List<PlayedPath> broken =
        difference.after().paths().stream().filter(PlayedPath::isTrouble).toList();
    if (!broken.isEmpty()) {
      add(new Alert(Alert.Kind.ERROR, getTranslation("dryrun.broken", broken.size())));
    }
    warnIfIncomplete(difference.before(), "dryrun.incomplete.before");
    warnIfIncomplete(difference.after(), "dryrun.incomplete");
    add(
        group("dryrun.new", difference.onlyAfter(), difference.after(), after, true),
        group("dryrun.gone", difference.onlyBefore(), difference.before(), before, true),
        group("dryrun.same", difference.same(), difference.after(), after, false),
        stage);
  }

  private void warnIfIncomplete(DryRun run, String text) {
    if (!run.isComplete()) {
      add(new Alert(Alert.Kind.WARNING, getTranslation(text, run.paths().size())));
    }
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

  /** All steps of all paths together are too many for one page: each comes when it is opened. */
  private Component path(PlayedPath path, DryRun run, String model) {
    var details = new Details(labels.title(path));
    details.addOpenedChangeListener(
        change -> {
          if (change.isOpened()) {
            change.unregisterListener();
            details.add(content(path, run, model));
          }
        });
    return details;
  }

  private Component content(PlayedPath path, DryRun run, String model) {
    var steps = new OrderedList();
    steps.addClassName("steps");
    List<PlayedStep> told = path.told();
    told.stream().limit(MAX_STEPS).forEach(step -> steps.add(new ListItem(labels.text(step))));
    var content = new Div(steps);
    if (told.size() > MAX_STEPS) {
      content.add(new Paragraph(getTranslation("dryrun.more", told.size() - MAX_STEPS)));
    }
    content.add(new Paragraph(labels.ending(path)));
    List<Finding> findings = run.findings(path);
    if (!findings.isEmpty()) {
      content.add(findings(findings));
    }
    if (!path.steps().isEmpty()) {
      var play = new Button(getTranslation("dryrun.play"), click -> play(path, model));
      play.setAriaLabel(getTranslation("dryrun.play.path", labels.title(path)));
      content.add(play);
    }
    return content;
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
          new ListItem(
              getTranslation(
                  "dryrun.finding", at, finding.rule(getLocale()), finding.advice(getLocale()))));
    }
    return list;
  }
}
