package mfa.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mfa.authenticator.ui.FreshCode;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.Polling;
import mfa.shell.SubmitForm;
import mfa.workflow.DeploymentNote;
import mfa.workflow.migration.MigrationPlan;
import mfa.workflow.migration.MigrationProgress;
import mfa.workflow.migration.MigrationResult;
import mfa.workflow.migration.MigrationService;
import mfa.workflow.process.version.ModelVersion;

/**
 * The move of a version's running tickets to another version: the plan first, then how far it is.
 */
public class MigrationSection extends Section {

  private static final int POLL_MILLISECONDS = 2_000;

  private final transient MigrationService migrations;
  private final transient FreshCode freshCode;
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final MigrationStatus status;
  private final Select<ModelVersion> target = new Select<>();
  private final RadioButtonGroup<Boolean> timers = new RadioButtonGroup<>();
  private final TextField note = new TextField();
  private final Div choice = new Div();
  private final Div planned = new Div();
  private String versionId;
  private transient Runnable changed = () -> {};

  @Inject
  public MigrationSection(MigrationService migrations, FreshCode freshCode) {
    this.migrations = migrations;
    this.freshCode = freshCode;
    status = new MigrationStatus(migrations, this::askToStop);
    addClassName("panel");
    target.setLabel(getTranslation("migration.target"));
    target.setItemLabelGenerator(
        version -> version == null ? "" : VersionLabels.version(this, version));
    timers.setLabel(getTranslation("migration.timers"));
    timers.setItems(false, true);
    timers.setItemLabelGenerator(
        restart -> getTranslation(restart ? "migration.timers.restart" : "migration.timers.keep"));
    timers.setValue(false);
    prepareNote();
    Button plan = new Button(getTranslation("migration.plan"), click -> showPlan());
    Div buttons = new Div(plan);
    buttons.addClassName("button-row");
    choice.add(target, buttons);
    choice.addClassName("stacked");
    planned.addClassName("stacked");
    add(
        new H2(getTranslation("migration.title")),
        new Paragraph(getTranslation("migration.text")),
        problem,
        status,
        choice,
        planned);
    Polling.every(this, POLL_MILLISECONDS, this::lookAgain);
  }

  private void prepareNote() {
    note.setLabel(getTranslation("process.note"));
    note.setHelperText(getTranslation("migration.note.help"));
    note.setErrorMessage(getTranslation("process.note.missing"));
    note.setMaxLength(DeploymentNote.MAX_LENGTH);
    note.setManualValidation(true);
    note.addClassName("wide-field");
    SubmitForm.forgetErrors(note);
  }

  /**
   * Shows what can be done with the tickets of that version.
   *
   * @param changed is notified when some were moved
   */
  void show(String version, Runnable changed) {
    versionId = version;
    this.changed = changed;
    problem.hide();
    planned.removeAll();
    List<ModelVersion> targets = migrations.targets(versionId);
    target.setItems(targets);
    target.setHelperText(
        targets.size() < MigrationService.MAX_TARGETS
            ? null
            : getTranslation("migration.target.newest", MigrationService.MAX_TARGETS));
    targets.stream().findFirst().ifPresent(target::setValue);
    refresh();
  }

  private void lookAgain() {
    if (status.isRunning()) {
      refresh();
      changed.run();
    }
  }

  private void refresh() {
    Optional<MigrationProgress> newest = migrations.newest(versionId);
    newest.ifPresentOrElse(status::show, status::hide);
    boolean running = newest.filter(MigrationProgress::isRunning).isPresent();
    choice.setVisible(!running && target.getValue() != null);
    planned.setVisible(!running);
  }

  private void showPlan() {
    problem.hide();
    planned.removeAll();
    migrations
        .plan(versionId, target.getValue().definitionId())
        .ifPresentOrElse(this::showPlan, () -> showProblem(MigrationResult.NO_SUCH_VERSION));
  }

  private void showPlan(MigrationPlan plan) {
    Button begin =
        new Button(
            getTranslation("migration.begin", plan.total()),
            click -> checkNote(typed -> askForCode(plan, typed)));
    begin.addThemeVariants(ButtonVariant.PRIMARY);
    begin.setEnabled(plan.total() > 0);
    Div buttons = new Div(begin);
    buttons.addClassName("button-row");
    planned.add(new MigrationPlanTable(plan), timers, note, buttons);
    if (plan.staying() > 0) {
      planned.addComponentAsFirst(
          new Alert(Alert.Kind.WARNING, getTranslation("migration.will-stay", plan.staying())));
    }
  }

  private void checkNote(Consumer<DeploymentNote> next) {
    Optional<DeploymentNote> typed = DeploymentNote.parse(note.getValue());
    note.setInvalid(typed.isEmpty());
    typed.ifPresentOrElse(next, note::focus);
  }

  private void askForCode(MigrationPlan plan, DeploymentNote typed) {
    freshCode.before(this, getTranslation("migration.fresh-code"), () -> askToBegin(plan, typed));
  }

  private void askToBegin(MigrationPlan plan, DeploymentNote typed) {
    new ConfirmDialog(
            getTranslation("migration.begin", plan.total()),
            getTranslation(
                "migration.question",
                plan.total(),
                VersionLabels.version(this, plan.source()),
                VersionLabels.version(this, plan.target())),
            getTranslation("migration.begin", plan.total()),
            () -> begin(plan, typed))
        .open();
  }

  private void begin(MigrationPlan plan, DeploymentNote typed) {
    MigrationResult result =
        migrations.begin(
            plan.source().definitionId(), plan.target().definitionId(), timers.getValue(), typed);
    planned.removeAll();
    if (result == MigrationResult.STARTED) {
      note.clear();
    } else {
      showProblem(result);
    }
    refresh();
  }

  private void askToStop(long id) {
    new ConfirmDialog(
            getTranslation("migration.stop"),
            getTranslation("migration.stop.question"),
            getTranslation("migration.stop"),
            () -> stop(id))
        .open();
  }

  private void stop(long id) {
    migrations.stop(id);
    refresh();
    changed.run();
  }

  private void showProblem(MigrationResult result) {
    problem.lead(getTranslation("migration.result." + result));
  }
}
