package mfa.login.ui;

import com.vaadin.flow.component.Component;
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
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.BindService;
import mfa.authenticator.ui.BindForm;
import mfa.authenticator.ui.BindServices;
import mfa.authenticator.ui.RequirementLabels;
import mfa.enforcement.EnforcementService;
import mfa.enforcement.Obligation;
import mfa.enforcement.RequiredBy;
import mfa.login.Pages;
import mfa.login.ReturnUrl;
import mfa.login.SignInService;
import mfa.mail.EmailAddress;
import mfa.platform.config.ServerSettings;
import mfa.platform.request.Roles;
import mfa.platform.time.Times;
import mfa.session.SessionService;
import mfa.shell.Alert;
import mfa.shell.PublicLayout;
import mfa.shell.ThisBrowser;
import mfa.shell.notice.DraftNotice;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.WorkspaceService;
import mfa.workspace.ui.LeavingQuestion;

/** Binding before anything else: says who asks for it, and leads through it. */
@Route(value = "login/bind", layout = PublicLayout.class)
@RolesAllowed({Roles.MUST_BIND, Roles.MEMBER})
public class MandatoryBindView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final int MAX_CONTACTS = 3;

  private final transient EnforcementService enforcement;
  private final transient AuthenticatorService authenticators;
  private final transient AccountService accounts;
  private final transient WorkspaceService workspaces;
  private final transient LeavingQuestion leaving;
  private final transient SignInService signIn;
  private final transient ReturnUrl returnUrl;
  private final transient BindServices bindServices;
  private final H1 title = new H1(getTranslation("bind.mandatory.title"));
  private final Alert problem = new Alert(Alert.Kind.ERROR);

  @Inject
  public MandatoryBindView(
      EnforcementService enforcement,
      AuthenticatorService authenticators,
      AccountService accounts,
      WorkspaceService workspaces,
      LeavingQuestion leaving,
      SignInService signIn,
      ReturnUrl returnUrl,
      BindService bind,
      SessionService sessions,
      ServerSettings server) {
    this.enforcement = enforcement;
    this.authenticators = authenticators;
    this.accounts = accounts;
    this.workspaces = workspaces;
    this.leaving = leaving;
    this.signIn = signIn;
    this.returnUrl = returnUrl;
    this.bindServices = new BindServices(bind, authenticators, sessions, server);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Obligation obligation = enforcement.ownObligation();
    if (authenticators.ownStatus().isBound() || !obligation.isRequired()) {
      DraftNotice.continueTo(event.getUI(), takeRequested());
      return;
    }
    title.setText(getTranslation(titleOf(obligation)));
    Div question = new Div(reasons(obligation), whomToAsk(obligation));
    Div ways = ways(obligation);
    BindForm form =
        new BindForm(bindServices, accounts.ownProfile(), false, this::enter)
            .whenBound(
                () -> {
                  question.setVisible(false);
                  ways.setVisible(false);
                  showBound();
                });
    add(title, new DraftNotice(), question, form, ways);
  }

  private static String titleOf(Obligation obligation) {
    return obligation.canBePutOff() ? "bind.mandatory.title-in-grace" : "bind.mandatory.title";
  }

  /** There is nothing to ask for any more, only codes to be saved. */
  private void showBound() {
    String done = getTranslation("bind.mandatory.done");
    title.setText(done);
    getUI().ifPresent(ui -> ui.getPage().setTitle(done));
  }

  private Component reasons(Obligation obligation) {
    Div reasons = new Div();
    String names = RequirementLabels.names(this, obligation);
    if (!names.isEmpty()) {
      reasons.add(new Paragraph(getTranslation("bind.mandatory.required-by", names)));
    }
    if (obligation.requiredBy().contains(new RequiredBy.Reset())) {
      reasons.add(new Paragraph(getTranslation("bind.mandatory.by-reset")));
    }
    if (obligation.canBePutOff()) {
      String end =
          Times.dateAndTime(
              obligation.putOffUntil(), accounts.ownProfile().timeZone(), getLocale());
      reasons.add(new Paragraph(getTranslation("bind.mandatory.put-off-until", end)));
    }
    return reasons;
  }

  /** Those who administer the workspaces that require it; not everybody has somebody to ask. */
  private Paragraph whomToAsk(Obligation obligation) {
    EmailAddress own = accounts.ownProfile().email();
    String contacts =
        workspaces(obligation)
            .flatMap(workspace -> workspaces.contacts(workspace.id()).stream())
            .distinct()
            .filter(contact -> !contact.email().canonical().equals(own.canonical()))
            .limit(MAX_CONTACTS)
            .map(contact -> getTranslation("card.person", contact.name(), contact.email().text()))
            .collect(Collectors.joining(getTranslation("list.separator")));
    return new Paragraph(
        contacts.isEmpty()
            ? getTranslation("bind.mandatory.time")
            : getTranslation("bind.mandatory.ask", contacts));
  }

  private static Stream<RequiredBy.Workspace> workspaces(Obligation obligation) {
    return obligation.requiredBy().stream()
        .filter(RequiredBy.Workspace.class::isInstance)
        .map(RequiredBy.Workspace.class::cast);
  }

  /** Leaving is for few, and stands behind what most people look for. */
  private Div ways(Obligation obligation) {
    Div ways = new Div();
    ways.addClassName("ways");
    if (obligation.canBePutOff()) {
      ways.add(new Button(getTranslation("bind.mandatory.remind-later"), click -> this.enter()));
    }
    Div others = new Div(textButton("shell.sign-out", this::signOut));
    others.addClassNames("links", "quiet");
    workspaces(obligation).forEach(workspace -> others.add(leave(workspace)));
    ways.add(others, problem);
    return ways;
  }

  private Button leave(RequiredBy.Workspace workspace) {
    Button button = new Button(getTranslation("workspace.leave.named", workspace.name()));
    button.addClickListener(
        click -> leaving.ask(this, workspace.id(), workspace.name(), this::showLeft));
    button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    return button;
  }

  /** The gate knows what comes next: this page again, or the one asked for. */
  private void showLeft(MembershipChangeResult change) {
    if (change == MembershipChangeResult.LAST_OWNER) {
      problem.lead(getTranslation("workspace.leave.last-owner"));
    } else {
      String next = enforcement.ownObligation().isRequired() ? Pages.START : takeRequested();
      getUI().ifPresent(ui -> DraftNotice.continueTo(ui, next));
    }
  }

  private Button textButton(String label, Runnable action) {
    Button button = new Button(getTranslation(label), click -> action.run());
    button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    return button;
  }

  /** The page that was asked for before signing in, once. */
  private String takeRequested() {
    return returnUrl.take(
        VaadinServletRequest.getCurrent().getHttpServletRequest(),
        VaadinServletResponse.getCurrent().getHttpServletResponse());
  }

  private void enter() {
    String page = takeRequested();
    getUI().ifPresent(ui -> DraftNotice.continueTo(ui, page));
  }

  private void signOut() {
    signIn.signOut();
    getUI().ifPresent(ui -> ui.getPage().setLocation(Pages.LOGIN));
    ThisBrowser.endSession();
  }

  @Override
  public String getPageTitle() {
    return title.getText();
  }
}
