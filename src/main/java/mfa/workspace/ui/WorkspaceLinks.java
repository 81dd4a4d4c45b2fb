package mfa.workspace.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** The ways between the pages of a workspace that its owners and administrators use. */
class WorkspaceLinks extends Nav {

  /**
   * @param present the title of the page that it is shown on, as a key
   */
  WorkspaceLinks(long workspaceId, String present) {
    addClassNames("links", "tabs");
    getElement().setAttribute("aria-label", getTranslation("workspace.pages"));
    String home = "/workspace/" + workspaceId;
    add(
        link(home, "workspace.home", present),
        link(home + "/security", "workspace.security.title", present),
        link(home + "/members", "members.title", present),
        link(home + "/audit", "audit-log.title", present));
  }

  private Anchor link(String path, String label, String present) {
    Anchor link = new Anchor(path, getTranslation(label));
    if (label.equals(present)) {
      link.getElement().setAttribute("aria-current", "page");
    }
    return link;
  }
}
