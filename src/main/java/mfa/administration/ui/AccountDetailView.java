package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountChangeResult;
import mfa.account.AccountService;
import mfa.account.AccountState;
import mfa.account.ui.AccountLabels;
import mfa.administration.AccountAdministrationService;
import mfa.administration.AccountItem;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.request.Roles;
import mfa.shell.Alert;
import mfa.shell.MainLayout;
import mfa.workspace.MembershipSummary;
import mfa.workspace.ui.WorkspaceLabels;

/**
 * An account as platform administrators see it: where it belongs, whether it is protected, what
 * happened to it, and what can be done. Each action asks for a fresh code and, where it hurts, once
 * more.
 */
@Route(value = "admin/account", layout = MainLayout.class)
@RolesAllowed(Roles.PLATFORM_ADMIN)
public class AccountDetailView extends DetailView<AccountItem> {

  private final transient AccountAdministrationService accounts;
  private final AccountHistory history;

  @Inject
  public AccountDetailView(
      AccountAdministrationService accounts,
      AccountService own,
      FreshCode freshCode,
      AccountHistory history) {
    super(freshCode, own.ownProfile().timeZone());
    this.accounts = accounts;
    this.history = history;
    addClassName("wide");
  }

  @Override
  Optional<AccountItem> find(long id) {
    return accounts.find(id);
  }

  @Override
  String name(AccountItem account) {
    return account.name();
  }

  @Override
  void fill(AccountItem account) {
    add(facts(account), memberships(account), actions(account), history);
    if (!account.own()) {
      add(deletion(account));
    }
    history.show(account.id());
  }

  private Section facts(AccountItem account) {
    Facts facts =
        new Facts()
            .with(getTranslation("account.email"), account.email())
            .with(getTranslation("members.state"), AccountLabels.state(this, account.state()))
            .with(getTranslation("members.mfa"), protection(account))
            .with(
                getTranslation("admin.roles"),
                account.roles().isEmpty()
                    ? getTranslation("admin.roles.none")
                    : AccountTable.roles(this, account))
            .with(getTranslation("admin.workspaces.created"), time(account.createdAt()))
            .with(
                getTranslation("members.last-sign-in"),
                account.lastSignIn() == null
                    ? getTranslation("admin.account.no-sign-in")
                    : time(account.lastSignIn()));
    Section section = new Section(facts);
    if (account.mailRefused()) {
      section.add(new Alert(Alert.Kind.WARNING, getTranslation("admin.email.refused")));
    }
    section.addClassName("panel");
    return section;
  }

  private Component[] protection(AccountItem account) {
    return account.boundSince() == null
        ? new Component[] {AccountTable.mfa(this, account)}
        : new Component[] {
          AccountTable.mfa(this, account),
          new Span(getTranslation("admin.account.bound-since", time(account.boundSince())))
        };
  }

  private Section memberships(AccountItem account) {
    Section section = panel(new H2(getTranslation("admin.workspaces")));
    List<MembershipSummary> memberships = accounts.memberships(account.id());
    if (memberships.isEmpty()) {
      section.add(new Paragraph(getTranslation("admin.account.no-workspace")));
      return section;
    }
    Facts facts = new Facts();
    for (MembershipSummary membership : memberships) {
      facts.with(
          WorkspaceLabels.role(this, membership.role()),
          new Anchor(
              AdministrationPaths.workspace(membership.workspaceId()), membership.workspaceName()));
    }
    section.add(facts);
    return section;
  }

  private Section actions(AccountItem account) {
    Section section = panel(new H2(getTranslation("members.actions")));
    if (account.own()) {
      section.add(new Paragraph(getTranslation("admin.account.own")));
      return section;
    }
    Div buttons = new Div(button("admin.roles.change", () -> askRoles(account)));
    buttons.addClassName("button-row");
    if (account.state() == AccountState.DISABLED) {
      buttons.add(button("admin.enable", () -> after(account.id(), accounts.enable(account.id()))));
    } else {
      buttons.add(
          button(
              "admin.disable",
              () ->
                  ask(
                      account,
                      "admin.disable",
                      "admin.disable.question",
                      () -> after(account.id(), accounts.disable(account.id())))));
    }
    buttons.add(
        button(
            "admin.end-sessions",
            () ->
                ask(
                    account,
                    "admin.end-sessions",
                    "admin.end-sessions.question",
                    () -> after(account.id(), accounts.endSessions(account.id())))));
    section.add(buttons);
    return section;
  }

  /** Apart from what can be taken back. */
  private Section deletion(AccountItem account) {
    Button delete =
        button(
            "admin.delete",
            () -> ask(account, "admin.delete", "admin.delete.question", () -> delete(account)));
    delete.addThemeVariants(ButtonVariant.ERROR);
    Section section =
        new Section(
            new H2(getTranslation("admin.account.delete")),
            new Paragraph(getTranslation("admin.account.delete.text")),
            delete);
    section.addClassName("panel");
    return section;
  }

  private void ask(AccountItem account, String label, String question, Runnable then) {
    ask(label, getTranslation(question, account.name(), account.email()), then);
  }

  private void askRoles(AccountItem account) {
    new PlatformRolesDialog(
            account,
            requested -> after(account.id(), accounts.changeRoles(account.id(), requested)))
        .open();
  }

  private void delete(AccountItem account) {
    AccountChangeResult result = accounts.delete(account.id());
    if (result == AccountChangeResult.DONE) {
      Notification.show(getTranslation("admin.done"));
      getUI().ifPresent(ui -> ui.navigate("admin"));
    } else {
      after(account.id(), result);
    }
  }
}
