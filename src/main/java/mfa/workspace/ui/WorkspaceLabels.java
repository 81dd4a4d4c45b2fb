package mfa.workspace.ui;

import com.vaadin.flow.component.Component;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.UnbindHelpResult;

/** The words for what concerns workspaces. */
public final class WorkspaceLabels {

  private WorkspaceLabels() {}

  public static String role(Component at, WorkspaceRole role) {
    return at.getTranslation("role." + role);
  }

  /** Why a change was not made. */
  public static String refusal(Component at, MembershipChangeResult change) {
    return at.getTranslation("membership.refusal." + change);
  }

  /** Why a member could not be helped. */
  static String refusal(Component at, UnbindHelpResult result) {
    return at.getTranslation("unbind-help.refusal." + result);
  }
}
