package mfa.shell.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mfa.login.Caller;
import mfa.platform.request.Roles;
import mfa.shell.ThisBrowser;
import mfa.shell.picture.Pictogram;
import mfa.workspace.MembershipSummary;
import org.jspecify.annotations.Nullable;

/**
 * The ways to what the person may use. An item is marked as the present one on the pages below it
 * too; while a workspace is open, it stands below Workspaces.
 */
public class SideNavigation extends SideNav {

  private final SideNavItem workspaces = item("workspaces.title", "", VaadinIcon.BUILDING_O);
  private @Nullable SideNavItem opened;

  public SideNavigation() {
    getElement().setAttribute("aria-label", getTranslation("shell.navigation"));
    SideNavItem account = item("account.title", "account", VaadinIcon.USER);
    account.setPathAliases(Set.of("account/password", "account/email", "account/delete"));
    SideNavItem security = item("security.title", "account/security", VaadinIcon.SHIELD);
    security.setPathAliases(Set.of("account/activity"));
    SideNavItem tickets = withPagesBelow(item("tickets.title", "tickets", VaadinIcon.TICKET));
    // Somebody who works for all workspaces and is in none would be led away from there.
    workspaces.setVisible(isCaller(Caller::inWorkspaces) || !worksForAll());
    addItem(workspaces, account, security, tickets);
    if (isAny(Roles.AGENT, Roles.SUPERVISOR)) {
      addItem(withPagesBelow(item("desk.title", "desk", VaadinIcon.INBOX)));
    }
    if (isAny(Roles.PROCESS_OWNER)) {
      addItem(withPagesBelow(item("process.title", "process", VaadinIcon.SITEMAP)));
    }
    if (isAny(Roles.PLATFORM_ADMIN)) {
      addItem(withPagesBelow(item("admin.title", "admin", VaadinIcon.COGS)));
    }
  }

  /** Whether the person holds a platform role, which has a place of work of its own. */
  private static boolean worksForAll() {
    return isAny(Roles.AGENT, Roles.SUPERVISOR, Roles.PROCESS_OWNER, Roles.PLATFORM_ADMIN);
  }

  private static boolean isAny(String... roles) {
    return isCaller(caller -> Stream.of(roles).anyMatch(caller::is));
  }

  private static boolean isCaller(Predicate<Caller> question) {
    return ThisBrowser.caller().filter(question).isPresent();
  }

  /** Shows the workspace that is open; its pages lead to each other by themselves. */
  public void open(MembershipSummary workspace) {
    close();
    opened =
        withPagesBelow(
            new SideNavItem(workspace.workspaceName(), "workspace/" + workspace.workspaceId()));
    addItemAtIndex(getItems().indexOf(workspaces) + 1, opened);
  }

  /** None is open any more. */
  public void close() {
    if (opened != null) {
      remove(opened);
      opened = null;
    }
  }

  private static SideNavItem withPagesBelow(SideNavItem item) {
    item.setMatchNested(true);
    return item;
  }

  private SideNavItem item(String label, String path, VaadinIcon picture) {
    return new SideNavItem(getTranslation(label), path, new Pictogram(picture));
  }
}
