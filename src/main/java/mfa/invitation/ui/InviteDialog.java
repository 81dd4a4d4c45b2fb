package mfa.invitation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.authenticator.ui.FreshCode;
import mfa.invitation.InvitationProblem;
import mfa.invitation.InvitationService;
import mfa.mail.AddressList;
import mfa.shell.Alert;
import mfa.shell.Languages;
import mfa.shell.SubmitForm;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.ui.WorkspaceLabels;

/** Asks whom to invite, and says what became of it: how many mails leave, what failed and why. */
class InviteDialog extends Dialog {

  /** Of 500 people, with names and signs as mail programs write them. */
  private static final int MAX_LIST_LENGTH = 100_000;

  private final transient InvitationService invitations;
  private final transient FreshCode freshCode;
  private final long workspaceId;
  private final Alert done = new Alert(Alert.Kind.SUCCESS);
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final UnorderedList failures = new UnorderedList();
  private final TextArea addresses = new TextArea(getTranslation("invite.addresses"));
  private final Select<WorkspaceRole> role = new Select<>();
  private final Select<Locale> language = new Select<>();
  private final SubmitForm form = new SubmitForm(getTranslation("invite.send"), this::send);

  InviteDialog(
      InvitationService invitations,
      FreshCode freshCode,
      long workspaceId,
      WorkspaceRole ownRole,
      Runnable changed) {
    this.invitations = invitations;
    this.freshCode = freshCode;
    this.workspaceId = workspaceId;
    setHeaderTitle(getTranslation("invite.title"));
    addClassName("bind-dialog");
    setCloseOnOutsideClick(false);
    addDialogCloseActionListener(request -> closeUnlessTyped());
    addresses.setHelperText(getTranslation("invite.addresses.hint"));
    addresses.setManualValidation(true);
    // Escape would come before the text otherwise. Text that waits is lost where it came by two
    // events and somebody clicks meanwhile: Flow sends the second alone, which changed nothing.
    addresses.setValueChangeMode(ValueChangeMode.EAGER);
    addresses.setMaxLength(MAX_LIST_LENGTH);
    role.setLabel(getTranslation("members.role"));
    role.setItems(
        Arrays.stream(WorkspaceRole.values())
            .filter(each -> ownRole == WorkspaceRole.OWNER || !each.administers())
            .toList());
    role.setItemLabelGenerator(item -> WorkspaceLabels.role(this, item));
    role.setValue(WorkspaceRole.STANDARD);
    language.setLabel(getTranslation("invite.language"));
    language.setItems(Languages.ALL);
    language.setItemLabelGenerator(item -> item.getDisplayLanguage(item));
    language.setValue(Languages.supported(getLocale()));
    Button close = new Button(getTranslation("action.close"), click -> close());
    close.addThemeVariants(ButtonVariant.TERTIARY);
    form.with(addresses, role, language).beside(close);
    add(done, problem, failures, form);
    addOpenedChangeListener(
        change -> {
          if (!change.isOpened()) {
            changed.run();
          }
        });
  }

  /** A key that was pressed by mistake loses no list of people, and none that is being sent. */
  private void closeUnlessTyped() {
    if (addresses.isEmpty() && form.isVisible()) {
      close();
    }
  }

  private void send() {
    List<String> typed = AddressList.entries(addresses.getValue());
    boolean wrong = typed.isEmpty() || typed.size() > InvitationService.MAX_OPEN;
    addresses.setErrorMessage(getTranslation("invite.addresses.wrong"));
    addresses.setInvalid(wrong);
    if (wrong) {
      addresses.focus();
    } else if (role.getValue().administers()) {
      freshCode.before(this, () -> send(typed));
    } else {
      send(typed);
    }
  }

  private void send(List<String> typed) {
    done.hide();
    problem.hide();
    failures.removeAll();
    form.setVisible(false);
    Inviting inviting =
        new Inviting(
            typed,
            some -> invitations.invite(workspaceId, some, role.getValue(), language.getValue()),
            this::show);
    add(inviting);
    inviting.begin();
  }

  private void show(Inviting inviting) {
    remove(inviting);
    form.setVisible(true);
    if (inviting.sent() > 0 || inviting.refusal().isEmpty()) {
      done.lead(getTranslation("invite.sent", inviting.sent()));
    }
    Map<String, InvitationProblem> failed = inviting.failed();
    failed.forEach((text, why) -> failures.add(new ListItem(reason(text, why))));
    inviting
        .refusal()
        .ifPresentOrElse(
            refusal -> problem.lead(WorkspaceLabels.refusal(this, refusal)),
            () -> showFailed(inviting));
    addresses.setValue(
        Stream.concat(failed.keySet().stream(), inviting.left().stream())
            .collect(Collectors.joining("\n")));
  }

  private void showFailed(Inviting inviting) {
    int failed = inviting.failed().size();
    int left = inviting.left().size();
    if (inviting.isBroken()) {
      problem.lead(getTranslation("invite.broken", left));
    } else if (left > 0) {
      problem.lead(getTranslation("invite.stopped", left, failed));
    } else if (failed > 0) {
      problem.lead(getTranslation("invite.failed", failed));
    }
  }

  private String reason(String text, InvitationProblem why) {
    return getTranslation("card.label", text) + getTranslation("invite.problem." + why);
  }
}
