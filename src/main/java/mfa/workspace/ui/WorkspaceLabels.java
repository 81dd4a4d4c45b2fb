package mfa.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import mfa.shell.Badge;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.UnbindHelpResult;

/** The words for what concerns workspaces. */
public final class WorkspaceLabels {

  private WorkspaceLabels() {}

  public static String role(Component at, WorkspaceRole role) {
    return at.getTranslation("role." + role);
  }

  /**
   * What the workspace asks of its members at this time, or will ask; empty where that is nothing.
   *
   * @param zone of the reader, asked for where there is something to come
   */
  static Optional<Badge> rule(
      Component at, MembershipSummary membership, Instant now, Supplier<ZoneId> zone) {
    if (membership.mfaRequiredSince() == null) {
      return Optional.empty();
    }
    return Optional.of(
        membership.startsLater(now)
            ? new Badge(
                Badge.Kind.NEUTRAL,
                VaadinIcon.CALENDAR_CLOCK,
                at.getTranslation(
                    "workspaces.required-later",
                    MemberLabels.dateAndTime(membership.mfaRequiredSince(), zone.get())))
            : new Badge(
                Badge.Kind.WARNING, VaadinIcon.LOCK, at.getTranslation("workspaces.required")));
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
