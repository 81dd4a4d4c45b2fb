package mfa.authenticator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.MfaStatus;
import mfa.enforcement.EnforcementService;
import mfa.platform.request.Roles;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.shell.Alert;
import mfa.shell.Badge;
import mfa.shell.ConfirmDialog;
import mfa.shell.MainLayout;
import mfa.shell.StalePageGuard;
import mfa.shell.notice.Done;

/**
 * The member's own second factor: bind, unbind, authenticators, recovery codes, sessions, activity.
 */
@Route(value = "account/security", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class SecuritySettingsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient AuthenticatorService authenticators;
  private final transient FreshCode freshCode;
  private final transient EnforcementService enforcement;
  private final transient SessionService sessions;
  private final AuthenticatorList authenticatorList;
  private final SessionList sessionList;
  private final ActivityList activityList;

  @Inject
  public SecuritySettingsView(
      AuthenticatorService authenticators,
      FreshCode freshCode,
      EnforcementService enforcement,
      SessionService sessions,
      AuthenticatorList authenticatorList,
      SessionList sessionList,
      ActivityList activityList) {
    this.authenticators = authenticators;
    this.freshCode = freshCode;
    this.enforcement = enforcement;
    this.sessions = sessions;
    this.authenticatorList = authenticatorList;
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
    add(new H1(getTranslation("security.title")), mfaSection(status));
    if (status.isBound()) {
      authenticatorList.show(status, this::refresh);
      add(authenticatorList, recoverySection(status));
    }
    sessionList.refresh();
    activityList.refresh();
    add(sessionList, activityList);
    Optional.ofNullable(findAncestor(MainLayout.class)).ifPresent(MainLayout::showRecovery);
  }

  private void showChange() {
    refresh();
    Done.leadOn(this);
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
      actions.add(unbind);
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

  private Section recoverySection(MfaStatus status) {
    Section section =
        section(
            "recovery.section",
            new Paragraph(getTranslation("recovery.left", status.recoveryCodesLeft())));
    if (!status.recoveryCodesSaved()) {
      section.add(new Alert(Alert.Kind.WARNING, getTranslation("recovery.not-saved")));
    } else if (status.isBound() && status.hasFewRecoveryCodes()) {
      section.add(
          new Alert(
              Alert.Kind.WARNING,
              getTranslation("protection.codes.few", status.recoveryCodesLeft())));
    }
    section.add(new Button(getTranslation("recovery.generate"), click -> askToRenewCodes(status)));
    return section;
  }

  private void withFreshCode(Runnable action) {
    freshCode.before(this, getTranslation("code.fresh.text"), action);
  }

  /** Where no codes are left, nothing is lost. */
  private void askToRenewCodes(MfaStatus status) {
    Runnable renew = () -> withFreshCode(this::renewCodes);
    if (status.recoveryCodesLeft() == 0) {
      renew.run();
      return;
    }
    new ConfirmDialog(
            getTranslation("recovery.generate"),
            getTranslation("recovery.generate.question", status.recoveryCodesLeft()),
            getTranslation("recovery.generate"),
            renew)
        .open();
  }

  private void refreshAfter(Dialog dialog) {
    dialog.addOpenedChangeListener(
        change -> {
          if (!change.isOpened()) {
            showChange();
          }
        });
  }

  private void openUnbind() {
    Checkbox signOutOthers = new Checkbox(getTranslation("mfa.unbind.others"), true);
    String requiredBy = RequirementLabels.names(this, enforcement.ownObligation());
    String text =
        requiredBy.isEmpty()
            ? getTranslation("mfa.unbind.text")
            : getTranslation("mfa.unbind.text-required", requiredBy);
    ProofDialog dialog =
        new ProofDialog(
                getTranslation("mfa.unbind.title"),
                text,
                authenticators::unbind,
                () -> unbound(signOutOthers.getValue()))
            .destructive();
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

  private void renewCodes() {
    authenticators
        .renewRecoveryCodes()
        .ifPresentOrElse(
            codes -> freshCode.showRecoveryCodes(codes, this::showChange), this::showChange);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("security.title");
  }
}
