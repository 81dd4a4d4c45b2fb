package mfa.workspace.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** The ways between the pages of a workspace that its owners and administrators use. */
class WorkspaceLinks extends Nav {

  WorkspaceLinks(long workspaceId) {
    addClassName("links");
    getElement().setAttribute("aria-label", getTranslation("workspace.pages"));
    String home = "/workspace/" + workspaceId;
    add(
        new Anchor(home, getTranslation("workspace.home")),
        new Anchor(home + "/security", getTranslation("workspace.security.title")),
        new Anchor(home + "/members", getTranslation("members.title")),
        new Anchor(home + "/audit", getTranslation("audit-log.title")));
  }
}
