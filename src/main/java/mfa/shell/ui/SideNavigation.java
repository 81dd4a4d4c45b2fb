package mfa.shell.ui;

import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mfa.platform.request.Roles;
import mfa.shell.ThisBrowser;
import mfa.workspace.MembershipSummary;

/**
 * The ways to what the person may use. An item is marked as the present one on the pages below it
 * too; while a workspace is open, its pages stand below Workspaces.
 */
public class SideNavigation extends SideNav {

  private final SideNavItem workspaces = item("workspaces.title", "", VaadinIcon.BUILDING_O);
  private final List<SideNavItem> ofWorkspace = new ArrayList<>();

  public SideNavigation() {
    getElement().setAttribute("aria-label", getTranslation("shell.navigation"));
    SideNavItem account = item("account.title", "account", VaadinIcon.USER);
    account.setPathAliases(Set.of("account/password", "account/email", "account/delete"));
    SideNavItem security = item("security.title", "account/security", VaadinIcon.SHIELD);
    security.setPathAliases(Set.of("account/activity"));
    addItem(workspaces, account, security);
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

  private static boolean isAny(String... roles) {
    return ThisBrowser.caller().filter(caller -> Stream.of(roles).anyMatch(caller::is)).isPresent();
  }

  /** Shows the pages of the workspace that is open. */
  public void open(MembershipSummary workspace) {
    close();
    String home = "workspace/" + workspace.workspaceId();
    ofWorkspace.add(below(workspace.workspaceName(), home));
    if (workspace.role().administers()) {
      ofWorkspace.add(furtherBelow(getTranslation("workspace.security.title"), home + "/security"));
      ofWorkspace.add(furtherBelow(getTranslation("members.title"), home + "/members"));
      ofWorkspace.add(furtherBelow(getTranslation("audit-log.title"), home + "/audit"));
    }
    int place = getItems().indexOf(workspaces);
    for (SideNavItem item : ofWorkspace) {
      place++;
      addItemAtIndex(place, item);
    }
  }

  /** None is open any more. */
  public void close() {
    ofWorkspace.forEach(this::remove);
    ofWorkspace.clear();
  }

  /** Not a child of the item above: buttons that fold items name a list that is not there. */
  private static SideNavItem below(String label, String path) {
    SideNavItem item = new SideNavItem(label, path);
    item.addClassName("nav-below");
    return item;
  }

  private static SideNavItem furtherBelow(String label, String path) {
    SideNavItem item = below(label, path);
    item.addClassName("nav-further-below");
    return item;
  }

  private static SideNavItem withPagesBelow(SideNavItem item) {
    item.setMatchNested(true);
    return item;
  }

  private SideNavItem item(String label, String path, VaadinIcon picture) {
    Icon icon = picture.create();
    icon.getElement().setAttribute("aria-hidden", "true");
    return new SideNavItem(getTranslation(label), path, icon);
  }
}
