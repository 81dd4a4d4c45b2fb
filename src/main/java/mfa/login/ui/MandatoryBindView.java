package mfa.login.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import mfa.account.AccountService;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.BindService;
import mfa.authenticator.ui.BindForm;
import mfa.authenticator.ui.BindServices;
import mfa.enforcement.EnforcementService;
import mfa.enforcement.Obligation;
import mfa.enforcement.RequiredBy;
import mfa.login.BrowserSession;
import mfa.login.Pages;
import mfa.login.SignInService;
import mfa.platform.request.Roles;
import mfa.platform.time.Times;
import mfa.session.SessionService;
import mfa.shell.PublicLayout;

/** Binding before anything else: says who asks for it, and leads through it. */
@Route(value = "login/bind", layout = PublicLayout.class)
@RolesAllowed({Roles.MUST_BIND, Roles.MEMBER})
public class MandatoryBindView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient EnforcementService enforcement;
  private final transient AuthenticatorService authenticators;
  private final transient AccountService accounts;
  private final transient SignInService signIn;
  private final transient BindServices bindServices;

  @Inject
  public MandatoryBindView(
      EnforcementService enforcement,
      AuthenticatorService authenticators,
      AccountService accounts,
      SignInService signIn,
      BindService bind,
      SessionService sessions) {
    this.enforcement = enforcement;
    this.authenticators = authenticators;
    this.accounts = accounts;
    this.signIn = signIn;
    this.bindServices = new BindServices(bind, authenticators, sessions);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Obligation obligation = enforcement.ownObligation();
    if (authenticators.ownStatus().isBound() || !obligation.isRequired()) {
      event.getUI().getPage().setLocation(Pages.START);
      return;
    }
    add(
        new H1(getTranslation("bind.mandatory.title")),
        new Paragraph(getTranslation("bind.mandatory.required-by", names(obligation))),
        new Paragraph(getTranslation("bind.mandatory.whom-to-ask")),
        new BindForm(bindServices, accounts.ownProfile(), false, this::enter),
        ways(obligation));
  }

  private String names(Obligation obligation) {
    return obligation.requiredBy().stream()
        .map(
            by ->
                switch (by) {
                  case RequiredBy.Workspace workspace -> workspace.name();
                  case RequiredBy.PlatformRole role -> getTranslation("bind.mandatory.by-role");
                  case RequiredBy.Reset reset -> getTranslation("bind.mandatory.by-reset");
                })
        .collect(Collectors.joining(getTranslation("list.separator")));
  }

  private Div ways(Obligation obligation) {
    Div ways = new Div();
    ways.addClassName("links");
    if (obligation.canBePutOff()) {
      String end =
          Times.dateAndTime(
              obligation.putOffUntil(), accounts.ownProfile().timeZone(), getLocale());
      ways.add(new Paragraph(getTranslation("bind.mandatory.put-off-until", end)));
      ways.add(textButton("bind.mandatory.remind-later", this::enter));
    }
    ways.add(textButton("shell.sign-out", this::signOut));
    return ways;
  }

  private Button textButton(String label, Runnable action) {
    Button button = new Button(getTranslation(label), click -> action.run());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }

  private void enter() {
    String page =
        BrowserSession.takeWanted(VaadinServletRequest.getCurrent().getHttpServletRequest());
    getUI().ifPresent(ui -> ui.getPage().setLocation(page));
  }

  private void signOut() {
    signIn.signOut();
    getUI().ifPresent(ui -> ui.getPage().setLocation(Pages.LOGIN));
    BrowserSession.end(VaadinServletRequest.getCurrent().getHttpServletRequest());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("bind.mandatory.title");
  }
}
