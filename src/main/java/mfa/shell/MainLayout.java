package mfa.shell;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.login.Pages;
import mfa.login.SignInService;
import mfa.platform.config.ServerSettings;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.session.SessionSettings;
import mfa.shell.dialog.IdleWarning;
import mfa.shell.notice.RecoveryBanner;
import mfa.shell.picture.Pictogram;
import mfa.shell.ui.AwaitedReplyAlert;
import mfa.shell.ui.Breadcrumbs;
import mfa.shell.ui.OpenTicketAlert;
import mfa.shell.ui.RecoveryCodesAlert;
import mfa.shell.ui.SideNavigation;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;

/**
 * Top bar and side navigation around every page of a signed-in member; warns before idle sign-out.
 */
@RolesAllowed(Roles.MEMBER)
public class MainLayout extends AppLayout implements AfterNavigationObserver {

  private final transient AccountService accounts;
  private final transient SignInService signIn;
  private final transient SessionService sessions;
  private final transient MembershipService memberships;
  private final OpenTicketAlert openTicket;
  private final AwaitedReplyAlert awaitedReply;
  private final RecoveryCodesAlert recoveryCodes;
  private final SideNavigation navigation = new SideNavigation();
  private final Breadcrumbs breadcrumbs = new Breadcrumbs();
  private final RecoveryBanner recovery;
  private final IdleWarning idleWarning = new IdleWarning(this::active, this::signOut);
  private final Button ownName = new Button(new Pictogram(VaadinIcon.USER));

  @Inject
  public MainLayout(
      ServerSettings server,
      SessionSettings settings,
      AccountService accounts,
      SignInService signIn,
      SessionService sessions,
      MembershipService memberships,
      OpenTicketAlert openTicket,
      AwaitedReplyAlert awaitedReply,
      RecoveryCodesAlert recoveryCodes,
      AuthenticatorService authenticators) {
    this.accounts = accounts;
    this.signIn = signIn;
    this.sessions = sessions;
    this.memberships = memberships;
    this.openTicket = openTicket;
    this.awaitedReply = awaitedReply;
    this.recoveryCodes = recoveryCodes;
    Profile owner = accounts.ownProfile();
    recovery = new RecoveryBanner(authenticators, sessions, settings);
    addToNavbar(bar(server, owner), openTicket, awaitedReply, recoveryCodes, recovery);
    show(owner);
    addToDrawer(navigation);
    getElement().appendChild(breadcrumbs.getElement());
    startWatching(settings.idle().toSeconds());
    getElement().executeJs("window.mfa.keepTyped($0)", Long.toString(owner.id()));
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    boolean shownBefore = getContent() != null;
    super.showRouterLayoutContent(content);
    content.getElement().setAttribute("role", "main");
    content.getElement().setAttribute("tabindex", "-1");
    if (shownBefore) {
      showOwner();
    }
    openTicket.refresh();
    showRecovery();
    getElement().executeJs("window.mfa.restoreTyped(this)");
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    Location location = event.getLocation();
    Component page = getContent();
    boolean found = !(page instanceof ErrorPage);
    awaitedReply.refresh(location.getPath().isEmpty());
    recoveryCodes.refresh(location.getPath(), ThisBrowser.isFromRecovery());
    Optional<MembershipSummary> workspace =
        Breadcrumbs.workspace(location).filter(id -> found).flatMap(this::own);
    workspace.ifPresentOrElse(navigation::open, navigation::close);
    String title = page instanceof HasDynamicTitle titled ? titled.getPageTitle() : "";
    breadcrumbs.show(location, title, workspace);
    if (!found) {
      breadcrumbs.setVisible(false);
    }
  }

  /** The page has another name now. */
  public void rename(String title) {
    breadcrumbs.rename(title);
  }

  private Optional<MembershipSummary> own(long workspaceId) {
    return memberships.own().stream()
        .filter(membership -> membership.workspaceId() == workspaceId)
        .findFirst();
  }

  /** The name and its menu, as the account has them now. */
  public void showOwner() {
    show(accounts.ownProfile());
  }

  /** What is left to do after a sign-in with a recovery code, as the account is now. */
  public void showRecovery() {
    recovery.refresh(ThisBrowser.isFromRecovery());
  }

  private void show(Profile owner) {
    ownName.setText(owner.name());
    ownName.setAriaLabel(getTranslation("shell.account-menu", owner.name()));
  }

  private Header bar(ServerSettings server, Profile owner) {
    DrawerToggle toggle = new DrawerToggle();
    toggle.setAriaLabel(getTranslation("shell.navigation"));
    Anchor product = new Anchor("/", server.productName());
    product.addClassName("product-name");
    LanguageSwitch languages = new LanguageSwitch(getLocale(), accounts::changeOwnLanguage);
    ownName.addThemeVariants(ButtonVariant.TERTIARY);
    ownName.addClassName("account-button");
    Header bar = new Header(skipLink(), toggle, product, languages, ownName, menu(owner));
    bar.addClassName("top-bar");
    return bar;
  }

  /** The first stop of the Tab key leads past bar and navigation. */
  private NativeButton skipLink() {
    NativeButton skip = new NativeButton(getTranslation("shell.skip"));
    skip.addClassName("skip-link");
    skip.getElement().executeJs("window.mfa.skipToMain(this)");
    return skip;
  }

  private Popover menu(Profile owner) {
    Popover menu = new Popover();
    Button signOut = new Button(getTranslation("shell.sign-out"), click -> signOut());
    Div words =
        new Div(
            new Span(owner.email().text()),
            menuLink(menu, "/account", "account.title"),
            menuLink(menu, "/account/security", "security.title"),
            new ThemeSwitch(),
            signOut);
    words.addClassName("account-menu");
    menu.add(words);
    menu.setTarget(ownName);
    menu.setPosition(PopoverPosition.BOTTOM_END);
    menu.setAriaLabel(getTranslation("shell.account-menu", owner.email().text()));
    menu.setAutofocus(true);
    return menu;
  }

  private Anchor menuLink(Popover menu, String path, String label) {
    Anchor link = new Anchor(path, getTranslation(label));
    link.getElement().addEventListener("click", click -> menu.close());
    return link;
  }

  private void signOut() {
    signIn.signOut();
    getElement().executeJs("window.mfa.forgetTyped()");
    getUI().ifPresent(ui -> ui.getPage().setLocation(Pages.LOGIN.substring(1)));
    ThisBrowser.endSession();
  }

  private void startWatching(long idleSeconds) {
    getElement()
        .executeJs("window.mfa.watchActivity(this, $0, $1)", idleSeconds, IdleWarning.SECONDS);
  }

  /** The page saw a key or pointer: at most once a minute. */
  @ClientCallable
  private void active() {
    sessions.recordActivity();
  }

  /** The page saw nothing for long; less time is left where the computer slept meanwhile. */
  @ClientCallable
  private void warnOfIdleEnd(int secondsLeft) {
    idleWarning.open(
        secondsLeft,
        LockoutMessages.span((Texts) this::getTranslation, Duration.ofSeconds(secondsLeft)));
  }

  /** Somebody is at another tab of this browser. */
  @ClientCallable
  private void endIdleWarning() {
    idleWarning.close();
  }

  /** The gate came between, such as a rule that was switched on meanwhile. */
  @ClientCallable
  private void typedIsBack() {
    Notification.show(getTranslation("shell.typed.back"));
  }
}
