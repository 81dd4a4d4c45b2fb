package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
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
import mfa.platform.time.Times;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.MainLayout;
import mfa.shell.ui.Breadcrumbs;
import mfa.workspace.MembershipSummary;
import mfa.workspace.ui.WorkspaceLabels;

/**
 * An account as platform administrators see it: where it belongs, whether it is protected, what
 * happened to it, and what can be done. Each action asks for a fresh code and, where it hurts, once
 * more.
 */
@Route(value = "admin/account", layout = MainLayout.class)
@RolesAllowed(Roles.PLATFORM_ADMIN)
public class AccountDetailView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

  private final transient AccountAdministrationService accounts;
  private final transient FreshCode freshCode;
  private final AccountHistory history;
  private final ZoneId zone;
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private transient AccountItem account;

  @Inject
  public AccountDetailView(
      AccountAdministrationService accounts,
      AccountService own,
      FreshCode freshCode,
      AccountHistory history) {
    this.accounts = accounts;
    this.freshCode = freshCode;
    this.history = history;
    zone = own.ownProfile().timeZone();
    addClassNames("page", "wide");
  }

  @Override
  public void setParameter(BeforeEvent event, String id) {
    Optional<AccountItem> found = AdministrationPaths.id(id).flatMap(accounts::find);
    if (found.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    problem.hide();
    show(found.get());
  }

  private void show(AccountItem shown) {
    account = shown;
    remove(getChildren().filter(part -> !(part instanceof Breadcrumbs)).toList());
    add(new H1(account.name()), problem, facts(), memberships(), actions(), history);
    if (!account.own()) {
      add(deletion());
    }
    history.show(account.id());
  }

  private Section facts() {
    Facts facts =
        new Facts()
            .with(getTranslation("account.email"), account.email())
            .with(getTranslation("members.state"), AccountLabels.state(this, account.state()))
            .with(getTranslation("members.mfa"), protection())
            .with(getTranslation("admin.roles"), AccountTable.roles(this, account))
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

  private Component[] protection() {
    return account.boundSince() == null
        ? new Component[] {AccountTable.mfa(this, account)}
        : new Component[] {
          AccountTable.mfa(this, account),
          new Span(getTranslation("admin.account.bound-since", time(account.boundSince())))
        };
  }

  private Section memberships() {
    Section section = new Section(new H2(getTranslation("admin.workspaces")));
    section.addClassName("panel");
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

  private Section actions() {
    Section section = new Section(new H2(getTranslation("members.actions")));
    section.addClassName("panel");
    if (account.own()) {
      section.add(new Paragraph(getTranslation("admin.account.own")));
      return section;
    }
    Div buttons = new Div(button("admin.roles.change", this::askRoles));
    buttons.addClassName("button-row");
    if (account.state() == AccountState.DISABLED) {
      buttons.add(button("admin.enable", () -> after(accounts.enable(account.id()))));
    } else {
      buttons.add(
          button(
              "admin.disable",
              () ->
                  ask(
                      "admin.disable",
                      "admin.disable.question",
                      () -> after(accounts.disable(account.id())))));
    }
    buttons.add(
        button(
            "admin.end-sessions",
            () ->
                ask(
                    "admin.end-sessions",
                    "admin.end-sessions.question",
                    () -> after(accounts.endSessions(account.id())))));
    section.add(buttons);
    return section;
  }

  /** Apart from what can be taken back. */
  private Section deletion() {
    Button delete =
        button("admin.delete", () -> ask("admin.delete", "admin.delete.question", this::delete));
    delete.addThemeVariants(ButtonVariant.ERROR);
    Section section =
        new Section(
            new H2(getTranslation("admin.account.delete")),
            new Paragraph(getTranslation("admin.account.delete.text")),
            delete);
    section.addClassName("panel");
    return section;
  }

  private Button button(String label, Runnable action) {
    return new Button(
        getTranslation(label),
        click -> freshCode.before(this, getTranslation("admin.fresh-code"), action));
  }

  private void ask(String label, String question, Runnable then) {
    new ConfirmDialog(
            getTranslation(label),
            getTranslation(question, account.name(), account.email()),
            getTranslation(label),
            then)
        .open();
  }

  private void askRoles() {
    new PlatformRolesDialog(
            account, requested -> after(accounts.changeRoles(account.id(), requested)))
        .open();
  }

  private void delete() {
    AccountChangeResult result = accounts.delete(account.id());
    if (result == AccountChangeResult.DONE) {
      Notification.show(getTranslation("admin.done"));
      getUI().ifPresent(ui -> ui.navigate("admin"));
    } else {
      after(result);
    }
  }

  private void after(AccountChangeResult result) {
    if (result == AccountChangeResult.DONE) {
      problem.hide();
      Notification.show(getTranslation("admin.done"));
    } else {
      problem.show(AccountLabels.refusal(this, result));
    }
    accounts.find(account.id()).ifPresent(this::show);
  }

  private String time(Instant time) {
    return Times.dateAndTime(time, zone, UI.getCurrent().getLocale());
  }

  @Override
  public String getPageTitle() {
    return account == null ? "" : account.name();
  }
}
