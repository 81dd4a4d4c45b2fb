package mfa.shell;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import mfa.account.AccountService;
import mfa.account.Profile;
import mfa.login.BrowserSession;
import mfa.login.Pages;
import mfa.login.SignInService;
import mfa.platform.config.ServerSettings;
import mfa.platform.request.Roles;
import mfa.session.SessionService;
import mfa.session.SessionSettings;

/**
 * Top bar and side navigation around every page of a signed-in member; warns before idle sign-out.
 */
@RolesAllowed(Roles.MEMBER)
public class MainLayout extends AppLayout {

  private static final int WARNING_SECONDS = 120;

  private final transient AccountService accounts;
  private final transient SignInService signIn;
  private final transient SessionService sessions;
  private final Dialog idleWarning = new Dialog();

  @Inject
  public MainLayout(
      ServerSettings server,
      SessionSettings settings,
      AccountService accounts,
      SignInService signIn,
      SessionService sessions) {
    this.accounts = accounts;
    this.signIn = signIn;
    this.sessions = sessions;
    Profile owner = accounts.ownProfile();
    DrawerToggle toggle = new DrawerToggle();
    toggle.setAriaLabel(getTranslation("shell.navigation"));
    Span product = new Span(server.productName());
    product.addClassName("product-name");
    Div space = new Div();
    space.addClassName("bar-space");
    addToNavbar(toggle, product, space, languages(), menu(owner));
    addToDrawer(navigation());
    prepareIdleWarning();
    startWatching(settings.idle().toSeconds());
  }

  private LanguageSwitch languages() {
    return new LanguageSwitch(getLocale(), accounts::changeOwnLanguage);
  }

  private MenuBar menu(Profile owner) {
    MenuBar bar = new MenuBar();
    bar.addThemeVariants(MenuBarVariant.TERTIARY);
    MenuItem account = bar.addItem(owner.name());
    account.setAriaLabel(getTranslation("shell.account-menu", owner.name()));
    account.getSubMenu().addItem(owner.email().text()).setEnabled(false);
    MenuItem theme = account.getSubMenu().addItem(getTranslation("shell.theme"));
    addTheme(theme, "shell.theme.system", ColorScheme.Value.LIGHT_DARK);
    addTheme(theme, "shell.theme.light", ColorScheme.Value.LIGHT);
    addTheme(theme, "shell.theme.dark", ColorScheme.Value.DARK);
    account.getSubMenu().addItem(getTranslation("shell.sign-out"), click -> signOut());
    return bar;
  }

  private void addTheme(MenuItem theme, String label, ColorScheme.Value scheme) {
    theme
        .getSubMenu()
        .addItem(
            getTranslation(label),
            click -> getElement().executeJs("window.mfa.chooseTheme($0)", scheme.getValue()));
  }

  private static boolean isOfCustomerService() {
    return BrowserSession.caller(VaadinServletRequest.getCurrent().getHttpServletRequest())
        .filter(caller -> caller.is(Roles.AGENT) || caller.is(Roles.SUPERVISOR))
        .isPresent();
  }

  private SideNav navigation() {
    SideNav navigation = new SideNav();
    navigation.getElement().setAttribute("aria-label", getTranslation("shell.navigation"));
    navigation.addItem(item("workspaces.title", "", VaadinIcon.BUILDING_O));
    navigation.addItem(item("account.title", "account", VaadinIcon.USER));
    navigation.addItem(item("security.title", "account/security", VaadinIcon.SHIELD));
    if (isOfCustomerService()) {
      navigation.addItem(item("desk.title", "desk", VaadinIcon.INBOX));
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
    getUI().ifPresent(ui -> ui.getPage().setLocation(Pages.LOGIN.substring(1)));
    BrowserSession.end(VaadinServletRequest.getCurrent().getHttpServletRequest());
  }

  private void prepareIdleWarning() {
    idleWarning.setHeaderTitle(getTranslation("shell.idle.title"));
    idleWarning.add(new Paragraph(getTranslation("shell.idle.text")));
    Button stay = new Button(getTranslation("shell.idle.stay"), click -> stay());
    stay.addThemeVariants(ButtonVariant.PRIMARY);
    idleWarning.getFooter().add(stay);
  }

  private void startWatching(long idleSeconds) {
    getElement().executeJs("window.mfa.watchActivity(this, $0, $1)", idleSeconds, WARNING_SECONDS);
  }

  private void stay() {
    active();
    idleWarning.close();
  }

  /** The page saw a key or pointer: at most once a minute. */
  @ClientCallable
  private void active() {
    sessions.noteActivity();
  }

  @ClientCallable
  private void warnOfIdleEnd() {
    idleWarning.open();
  }
}
