package mfa.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Set;
import java.util.function.Consumer;
import mfa.account.PlatformRole;
import mfa.account.ui.AccountLabels;
import mfa.administration.AccountItem;
import mfa.shell.SubmitForm;

/** Asks which platform roles an account is to hold. */
class PlatformRolesDialog extends Dialog {

  PlatformRolesDialog(AccountItem account, Consumer<Set<PlatformRole>> then) {
    setHeaderTitle(getTranslation("admin.roles.of", account.name()));
    addClassName("narrow-dialog");
    CheckboxGroup<PlatformRole> roles = new CheckboxGroup<>(getTranslation("admin.roles"));
    roles.setItems(PlatformRole.values());
    roles.setItemLabelGenerator(item -> AccountLabels.role(this, item));
    roles.setValue(account.roles());
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    SubmitForm form =
        new SubmitForm(
            getTranslation("action.save"),
            () -> {
              close();
              if (!roles.getValue().equals(account.roles())) {
                then.accept(Set.copyOf(roles.getValue()));
              }
            });
    add(new Paragraph(getTranslation("admin.roles.text")), form.with(roles).beside(cancel));
  }
}
