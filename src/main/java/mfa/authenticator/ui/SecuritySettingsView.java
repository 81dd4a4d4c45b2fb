package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorItem;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.BindService;
import mfa.authenticator.MfaStatus;
import mfa.authenticator.RecoveryCode;
import mfa.platform.request.Roles;
import mfa.platform.time.Times;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.shell.Alert;
import mfa.shell.Badge;
import mfa.shell.ConfirmDialog;
import mfa.shell.MainLayout;
import mfa.shell.StalePageGuard;

/**
 * The member's own second factor: bind, unbind, authenticators, recovery codes, sessions, activity.
 */
@Route(value = "account/security", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class SecuritySettingsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient AuthenticatorService authenticators;
  private final transient BindService bind;
  private final transient FreshCode freshCode;
  private final transient AccountService accounts;
  private final transient SessionService sessions;
  private final SessionList sessionList;
  private final ActivityList activityList;

  @Inject
  public SecuritySettingsView(
      AuthenticatorService authenticators,
      BindService bind,
      FreshCode freshCode,
      AccountService accounts,
      SessionService sessions,
      SessionList sessionList,
      ActivityList activityList) {
    this.authenticators = authenticators;
    this.bind = bind;
    this.freshCode = freshCode;
    this.accounts = accounts;
    this.sessions = sessions;
    this.sessionList = sessionList;
    this.activityList = activityList;
    addClassName("page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    refresh();
  }

  private void refresh() {
    removeAll();
    MfaStatus status = authenticators.ownStatus();
    Profile owner = accounts.ownProfile();
    add(new H1(getTranslation("security.title")), mfaSection(status));
    if (status.isBound()) {
      add(authenticatorSection(status, owner), recoverySection(status));
    }
    sessionList.refresh();
    activityList.refresh();
    add(sessionList, activityList);
  }

  private Section section(String title, Component... parts) {
    Section section = new Section(new H2(getTranslation(title)));
    section.addClassName("panel");
    section.add(parts);
    return section;
  }

  private Section mfaSection(MfaStatus status) {
    Badge badge =
        status.isBound()
            ? new Badge(Badge.Kind.SUCCESS, VaadinIcon.CHECK, getTranslation("mfa.bound"))
            : new Badge(Badge.Kind.NEUTRAL, VaadinIcon.CLOSE_SMALL, getTranslation("mfa.unbound"));
    badge.setId("mfa-status");
    Div actions = new Div();
    actions.addClassName("button-row");
    if (status.isBound()) {
      Button unbind = new Button(getTranslation("mfa.unbind"), click -> openUnbind());
      unbind.addThemeVariants(ButtonVariant.ERROR);
      Button add = new Button(getTranslation("mfa.add"), click -> withFreshCode(this::openAdd));
      add.setEnabled(status.hasRoom());
      actions.add(unbind, add);
    } else {
      Button start =
          new Button(
              getTranslation("mfa.bind"), click -> refreshAfter(freshCode.openBind(() -> {})));
      start.addThemeVariants(ButtonVariant.PRIMARY);
      actions.add(start);
    }
    Div row = new Div(new Span(getTranslation("mfa.row")), badge, actions);
    row.addClassName("setting-row");
    String text = status.isBound() ? "mfa.bound.text" : "mfa.unbound.text";
    return section("mfa.section", row, new Paragraph(getTranslation(text)));
  }

  private Section authenticatorSection(MfaStatus status, Profile owner) {
    UnorderedList list = new UnorderedList();
    list.addClassName("lines");
    for (AuthenticatorItem authenticator : status.authenticators()) {
      Span name = new Span(authenticator.name());
      name.addClassName("line-title");
      Span dates =
          new Span(
              getTranslation(
                  "authenticator.dates",
                  time(authenticator.boundAt(), owner),
                  time(authenticator.lastUsedAt(), owner)));
      dates.addClassName("hint");
      Div words = new Div(name, dates);
      words.addClassName("line-words");
      ListItem item = new ListItem(words);
      if (status.authenticators().size() > 1) {
        Button remove =
            new Button(
                getTranslation("action.remove"),
                click -> withFreshCode(() -> confirmRemoval(authenticator)));
        remove.setAriaLabel(getTranslation("authenticator.remove", authenticator.name()));
        item.add(remove);
      }
      list.add(item);
    }
    return section("authenticator.section", list);
  }

  private String time(Instant time, Profile owner) {
    return Times.dateAndTime(time, owner.timeZone(), getLocale());
  }

  private Section recoverySection(MfaStatus status) {
    Section section =
        section(
            "recovery.section",
            new Paragraph(getTranslation("recovery.left", status.recoveryCodesLeft())));
    if (!status.recoveryCodesSaved()) {
      section.add(new Alert(Alert.Kind.WARNING, getTranslation("recovery.not-saved")));
    }
    section.add(
        new Button(getTranslation("recovery.generate"), click -> withFreshCode(this::renewCodes)));
    return section;
  }

  private void withFreshCode(Runnable action) {
    freshCode.before(this, getTranslation("code.fresh.text"), action);
  }

  private void openAdd() {
    if (bind.beginAdding()) {
      refreshAfter(freshCode.openAdd());
    } else {
      refresh();
    }
  }

  private void refreshAfter(Dialog dialog) {
    dialog.addOpenedChangeListener(
        change -> {
          if (!change.isOpened()) {
            refresh();
          }
        });
  }

  private void openUnbind() {
    Checkbox signOutOthers = new Checkbox(getTranslation("mfa.unbind.others"), true);
    ProofDialog dialog =
        new ProofDialog(
            getTranslation("mfa.unbind.title"),
            getTranslation("mfa.unbind.text"),
            authenticators::unbind,
            () -> unbound(signOutOthers.getValue()));
    if (sessions.countOthers() > 0) {
      dialog.ask(signOutOthers);
    }
    dialog.open();
  }

  /** The gate knows what comes next: this page again, or binding again. */
  private void unbound(boolean signOutOthers) {
    if (signOutOthers) {
      sessions.endOthers(EndReason.ENDED_BY_OWNER);
    }
    getUI()
        .ifPresent(
            ui -> {
              StalePageGuard.adoptNewAuthenticationState(ui);
              ui.getPage().setLocation("account/security");
            });
  }

  private void confirmRemoval(AuthenticatorItem authenticator) {
    new ConfirmDialog(
            getTranslation("authenticator.remove", authenticator.name()),
            getTranslation("authenticator.remove.text"),
            getTranslation("action.remove"),
            () -> remove(authenticator))
        .open();
  }

  private void remove(AuthenticatorItem authenticator) {
    authenticators.remove(authenticator.id());
    refresh();
    Notification.show(getTranslation("authenticator.removed", authenticator.name()));
  }

  private void renewCodes() {
    Optional<List<RecoveryCode>> codes = authenticators.renewRecoveryCodes();
    if (codes.isEmpty()) {
      refresh();
      return;
    }
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(getTranslation("recovery.title"));
    dialog.setCloseOnOutsideClick(false);
    dialog.setCloseOnEsc(false);
    dialog.add(
        new RecoveryCodeSheet(
            codes.get(),
            () -> {
              authenticators.recordRecoveryCodesSaved();
              dialog.close();
              refresh();
            }));
    dialog.open();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("security.title");
  }
}
