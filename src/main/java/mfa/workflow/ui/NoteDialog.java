package mfa.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import mfa.shell.Alert;
import mfa.shell.SubmitForm;
import mfa.workflow.DeploymentNote;
import mfa.workflow.DeploymentResult;
import mfa.workflow.VersionItem;

/** Asks for the note of a deployment and carries it out; stays open with what is not right. */
public class NoteDialog extends Dialog {

  private final TextField note = new TextField(getTranslation("process.note"));
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final FindingList findings = new FindingList();
  private final transient Function<DeploymentNote, DeploymentResult> deploy;
  private final transient Consumer<VersionItem> done;

  /**
   * @param text what will happen
   * @param action label of the button
   * @param deploy the service call
   * @param done what follows when the version runs
   */
  public NoteDialog(
      String title,
      String text,
      String action,
      Function<DeploymentNote, DeploymentResult> deploy,
      Consumer<VersionItem> done) {
    this.deploy = deploy;
    this.done = done;
    setHeaderTitle(title);
    addClassName("narrow-dialog");
    note.setManualValidation(true);
    note.setMaxLength(DeploymentNote.MAX_LENGTH);
    note.setHelperText(getTranslation("process.note.help"));
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    SubmitForm form = new SubmitForm(action, this::submit);
    add(new Paragraph(text), problem, findings, form.with(note).beside(cancel));
  }

  /** Shows above the form what the deployment changes; the drawings need the room. */
  void showChanges(Component changes) {
    removeClassName("narrow-dialog");
    addClassName("wide-dialog");
    addComponentAtIndex(1, changes);
  }

  private void submit() {
    problem.hide();
    findings.show(List.of());
    Optional<DeploymentNote> typed = DeploymentNote.parse(note.getValue());
    note.setErrorMessage(getTranslation("process.note.missing"));
    note.setInvalid(typed.isEmpty());
    typed.ifPresentOrElse(this::carryOut, note::focus);
  }

  private void carryOut(DeploymentNote typed) {
    DeploymentResult result = deploy.apply(typed);
    if (result instanceof DeploymentResult.Deployed deployed) {
      close();
      done.accept(deployed.version());
      return;
    }
    problem.show(ProcessLabels.refusal(this, result));
    if (result instanceof DeploymentResult.Refused refused) {
      findings.show(refused.findings());
    }
  }
}
