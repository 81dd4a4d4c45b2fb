package mfa.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import java.util.function.Supplier;
import mfa.authenticator.ui.FreshCode;
import mfa.shell.Alert;
import mfa.workspace.members.UnbindHelp;
import mfa.workspace.members.UnbindHelpResult;
import mfa.workspace.members.UnbindHelpService;

/** Helps a member whose phone is gone: sends instructions, or vouches for the open ticket. */
class UnbindHelpDialog extends Dialog {

  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final transient UnbindHelpService helps;
  private final transient FreshCode freshCode;
  private final long workspaceId;
  private final long memberId;

  UnbindHelpDialog(UnbindHelpService helps, FreshCode freshCode, long workspaceId, long memberId) {
    this.helps = helps;
    this.freshCode = freshCode;
    this.workspaceId = workspaceId;
    this.memberId = memberId;
    addClassName("narrow-dialog");
    add(problem);
    helps
        .help(workspaceId, memberId)
        .ifPresentOrElse(
            this::show,
            () -> problem.lead(WorkspaceLabels.refusal(this, UnbindHelpResult.UNKNOWN)));
    Button close = new Button(getTranslation("action.close"), click -> close());
    close.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(close);
  }

  private void show(UnbindHelp help) {
    setHeaderTitle(getTranslation("unbind-help.title", help.name()));
    if (!help.bound()) {
      add(new Paragraph(WorkspaceLabels.refusal(this, UnbindHelpResult.NOT_BOUND)));
      return;
    }
    add(
        part(
            "unbind-help.instruct",
            new Paragraph(getTranslation("unbind-help.instruct.text", help.email())),
            () -> notify(() -> helps.instruct(workspaceId, memberId), "unbind-help.instructed")));
    if (help.ticketOpen()) {
      add(
          part(
              "unbind-help.vouch",
              new Paragraph(getTranslation("unbind-help.vouch.text", help.name())),
              () ->
                  freshCode.before(
                      this, getTranslation("unbind-help.fresh-code", help.name()), this::vouch)));
    } else {
      add(new Paragraph(WorkspaceLabels.refusal(this, UnbindHelpResult.NO_TICKET)));
    }
  }

  private void vouch() {
    notify(() -> helps.vouch(workspaceId, memberId), "unbind-help.vouched");
  }

  private Div part(String label, Component text, Runnable action) {
    Button button = new Button(getTranslation(label));
    button.setDisableOnClick(true);
    button.addClickListener(
        click -> {
          action.run();
          button.setEnabled(true);
        });
    Div part = new Div(new H3(getTranslation(label)), text, button);
    part.addClassName("help-part");
    return part;
  }

  private void notify(Supplier<UnbindHelpResult> help, String done) {
    UnbindHelpResult result = help.get();
    if (result == UnbindHelpResult.DONE) {
      close();
      Notification.show(getTranslation(done));
    } else {
      problem.lead(WorkspaceLabels.refusal(this, result));
    }
  }
}
