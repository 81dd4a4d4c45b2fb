package mfa.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.function.Consumer;
import mfa.shell.SubmitForm;
import mfa.workspace.WorkspaceRole;

/** Asks for the new role of one or many; shows only those that the asking one may grant. */
class RoleDialog extends Dialog {

  /**
   * @param whom whose role it is
   * @param present the role that is chosen at first
   */
  RoleDialog(
      String whom, WorkspaceRole present, WorkspaceRole ownRole, Consumer<WorkspaceRole> then) {
    setHeaderTitle(getTranslation("members.change-role.named", whom));
    addClassName("narrow-dialog");
    Select<WorkspaceRole> role = new Select<>();
    role.setLabel(getTranslation("members.role"));
    role.setItems(
        Arrays.stream(WorkspaceRole.values())
            .filter(each -> ownRole == WorkspaceRole.OWNER || !each.administers())
            .toList());
    role.setItemLabelGenerator(item -> WorkspaceLabels.role(this, item));
    role.setValue(present);
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    SubmitForm form =
        new SubmitForm(
            getTranslation("action.save"),
            () -> {
              close();
              then.accept(role.getValue());
            });
    add(form.with(role).beside(cancel));
  }
}
