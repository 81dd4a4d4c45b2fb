package mfa.shell;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.stream.Stream;
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
import mfa.ticket.requester.OwnTicketService;

/**
 * Top bar and side navigation around every page of a signed-in member; warns before idle sign-out.
 */
@RolesAllowed(Roles.MEMBER)
public class MainLayout extends AppLayout {

  private final transient AccountService accounts;
  private final transient SignInService signIn;
  private final transient SessionService sessions;
  private final transient OwnTicketService ownTickets;
  private final Alert openTicket = new Alert(Alert.Kind.WARNING);
  private final RecoveryBanner recovery;
  private final IdleWarning idleWarning = new IdleWarning(this::active, this::signOut);
  private final Button ownName = new Button(VaadinIcon.USER.create());

  @Inject
  public MainLayout(
      ServerSettings server,
      SessionSettings settings,
      AccountService accounts,
      SignInService signIn,
      SessionService sessions,
      OwnTicketService ownTickets,
      AuthenticatorService authenticators) {
    this.accounts = accounts;
    this.signIn = signIn;
    this.sessions = sessions;
    this.ownTickets = ownTickets;
    Profile owner = accounts.ownProfile();
    openTicket.addClassName("banner");
    recovery = new RecoveryBanner(authenticators);
    addToNavbar(bar(server, owner), openTicket, recovery);
    show(owner);
    addToDrawer(navigation());
    startWatching(settings.idle().toSeconds());
    getElement().executeJs("window.mfa.keepTyped($0)", Long.toString(owner.id()));
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    boolean shownBefore = getContent() != null;
    super.showRouterLayoutContent(content);
    content.getElement().setAttribute("role", "main");
    if (shownBefore) {
      showOwner();
    }
    showOpenTicket();
    recovery.refresh(ThisBrowser.isFromRecovery());
    getElement().executeJs("window.mfa.restoreTyped(this)");
  }

  /** Asked at every page, so that sessions which were open before the ticket show it as well. */
  private void showOpenTicket() {
    openTicket.hide();
    ownTickets
        .open()
        .ifPresent(number -> openTicket.show(getTranslation("shell.open-ticket", number)));
  }

  /** The name and its menu, as the account has them now. */
  public void showOwner() {
    show(accounts.ownProfile());
  }

  private void show(Profile owner) {
    ownName.setText(owner.name());
    ownName.setAriaLabel(getTranslation("shell.account-menu", owner.name()));
  }

  private Header bar(ServerSettings server, Profile owner) {
    DrawerToggle toggle = new DrawerToggle();
    toggle.setAriaLabel(getTranslation("shell.navigation"));
    Span product = new Span(server.productName());
    product.addClassName("product-name");
    LanguageSwitch languages = new LanguageSwitch(getLocale(), accounts::changeOwnLanguage);
    ownName.addThemeVariants(ButtonVariant.TERTIARY);
    ownName.addClassName("account-button");
    Header bar = new Header(toggle, product, languages, ownName, menu(owner));
    bar.addClassName("top-bar");
    return bar;
  }

  private Popover menu(Profile owner) {
    Button signOut = new Button(getTranslation("shell.sign-out"), click -> signOut());
    Div words = new Div(new Span(owner.email().text()), new ThemeSwitch(), signOut);
    words.addClassName("account-menu");
    Popover menu = new Popover(words);
    menu.setTarget(ownName);
    menu.setPosition(PopoverPosition.BOTTOM_END);
    menu.setAriaLabel(getTranslation("shell.account-menu", owner.email().text()));
    menu.setAutofocus(true);
    return menu;
  }

  private static boolean isAny(String... roles) {
    return ThisBrowser.caller().filter(caller -> Stream.of(roles).anyMatch(caller::is)).isPresent();
  }

  private SideNav navigation() {
    SideNav navigation = new SideNav();
    navigation.getElement().setAttribute("aria-label", getTranslation("shell.navigation"));
    navigation.addItem(item("workspaces.title", "", VaadinIcon.BUILDING_O));
    navigation.addItem(item("account.title", "account", VaadinIcon.USER));
    navigation.addItem(item("security.title", "account/security", VaadinIcon.SHIELD));
    if (isAny(Roles.AGENT, Roles.SUPERVISOR)) {
      navigation.addItem(item("desk.title", "desk", VaadinIcon.INBOX));
    }
    if (isAny(Roles.PROCESS_OWNER)) {
      navigation.addItem(item("process.title", "process", VaadinIcon.SITEMAP));
    }
    if (isAny(Roles.PLATFORM_ADMIN)) {
      navigation.addItem(item("admin.title", "admin", VaadinIcon.COGS));
    }
    return navigation;
  }

  private SideNavItem item(String label, String path, VaadinIcon picture) {
    Icon icon = picture.create();
    icon.getElement().setAttribute("aria-hidden", "true");
    return new SideNavItem(getTranslation(label), path, icon);
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

  @ClientCallable
  private void warnOfIdleEnd() {
    idleWarning.open();
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
