package mfa.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import mfa.account.AccountChangeResult;
import mfa.account.AccountState;
import mfa.account.ui.AccountLabels;
import mfa.administration.AccountAdministrationService;
import mfa.administration.AccountItem;
import mfa.authenticator.ui.FreshCode;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;

/** What can be done with one account: each asks for a fresh code and, where it hurts, once more. */
class AccountDialog extends Dialog {

  private final transient AccountItem account;
  private final transient AccountAdministrationService accounts;
  private final transient FreshCode freshCode;
  private final transient Consumer<AccountChangeResult> changed;

  /**
   * @param changed is told what became of a change
   */
  AccountDialog(
      AccountItem account,
      AccountAdministrationService accounts,
      FreshCode freshCode,
      Consumer<AccountChangeResult> changed) {
    this.account = account;
    this.accounts = accounts;
    this.freshCode = freshCode;
    this.changed = changed;
    setHeaderTitle(getTranslation("admin.manage.named", account.name()));
    addClassName("narrow-dialog");
    add(
        new Paragraph(account.email() + " · " + AccountLabels.state(this, account.state())),
        actions());
    if (accounts.mailIsRefused(account.id())) {
      addComponentAtIndex(1, new Alert(Alert.Kind.WARNING, getTranslation("admin.email.refused")));
    }
    Button close = new Button(getTranslation("action.close"), click -> close());
    close.addThemeVariants(ButtonVariant.TERTIARY);
    getFooter().add(close);
  }

  private Div actions() {
    Div actions = new Div();
    actions.addClassName("button-row");
    actions.add(button("admin.roles.change", this::askRoles));
    if (account.state() == AccountState.DISABLED) {
      actions.add(button("admin.enable", () -> changed.accept(accounts.enable(account.id()))));
    } else {
      actions.add(
          button(
              "admin.disable",
              () -> ask("admin.disable", "admin.disable.question", accounts::disable)));
    }
    actions.add(
        button(
            "admin.end-sessions",
            () -> ask("admin.end-sessions", "admin.end-sessions.question", accounts::endSessions)),
        button(
            "admin.delete", () -> ask("admin.delete", "admin.delete.question", accounts::delete)));
    return actions;
  }

  private Button button(String label, Runnable action) {
    return new Button(
        getTranslation(label),
        click -> {
          close();
          freshCode.before(this, getTranslation("admin.fresh-code"), action);
        });
  }

  private void ask(String label, String question, LongFunction<AccountChangeResult> action) {
    new ConfirmDialog(
            getTranslation(label),
            getTranslation(question, account.name(), account.email()),
            getTranslation(label),
            () -> changed.accept(action.apply(account.id())))
        .open();
  }

  private void askRoles() {
    new PlatformRolesDialog(
            account, requested -> changed.accept(accounts.changeRoles(account.id(), requested)))
        .open();
  }
}
