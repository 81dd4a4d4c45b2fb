package mfa.workspace.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** The ways between the pages of a workspace that its owners and administrators use. */
class WorkspaceLinks extends Nav {

  WorkspaceLinks(long workspaceId) {
    addClassNames("links", "tabs");
    getElement().setAttribute("aria-label", getTranslation("workspace.pages"));
    String home = "/workspace/" + workspaceId;
    add(
        link(home, "workspace.home"),
        link(home + "/security", "workspace.security.title"),
        link(home + "/members", "members.title"),
        link(home + "/audit", "audit-log.title"));
  }

  private Anchor link(String path, String label) {
    Anchor link = new Anchor(path, getTranslation(label));
    if (path.equals("/" + UI.getCurrent().getActiveViewLocation().getPath())) {
      link.getElement().setAttribute("aria-current", "page");
    }
    return link;
  }
}
