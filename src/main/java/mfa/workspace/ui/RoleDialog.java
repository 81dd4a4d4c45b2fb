package mfa.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.function.Consumer;
import mfa.shell.SubmitForm;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.MemberItem;

/** Asks for a member's new role; shows only those that the asking one may grant. */
class RoleDialog extends Dialog {

  RoleDialog(MemberItem member, WorkspaceRole ownRole, Consumer<WorkspaceRole> then) {
    setHeaderTitle(getTranslation("members.change-role.named", member.name()));
    addClassName("narrow-dialog");
    Select<WorkspaceRole> role = new Select<>();
    role.setLabel(getTranslation("members.role"));
    role.setItems(
        Arrays.stream(WorkspaceRole.values())
            .filter(each -> ownRole == WorkspaceRole.OWNER || !each.administers())
            .toList());
    role.setItemLabelGenerator(item -> WorkspaceLabels.role(this, item));
    role.setValue(member.role());
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    SubmitForm form =
        new SubmitForm(
            getTranslation("action.save"),
            () -> {
              close();
              if (role.getValue() != member.role()) {
                then.accept(role.getValue());
              }
            });
    add(form.with(role).beside(cancel));
  }
}
