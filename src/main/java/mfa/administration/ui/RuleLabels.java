package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.function.Function;
import mfa.workspace.WorkspaceItem;

/** The words for what a workspace asks of its members, or will ask, or of its pilot group alone. */
final class RuleLabels {

  private RuleLabels() {}

  /** In a word or two. */
  static String state(Component at, WorkspaceItem workspace, Instant now) {
    return at.getTranslation(stateKey(workspace, now));
  }

  /**
   * With since when, or from when on.
   *
   * @param words a time in the words of the reader
   */
  static String sentence(
      Component at, WorkspaceItem workspace, Instant now, Function<Instant, String> words) {
    Instant all = workspace.mfaRequiredSince();
    Instant pilots = workspace.pilotRequiredSince();
    if (all != null) {
      return at.getTranslation(
          all.isAfter(now) ? "admin.workspace.on-from" : "admin.workspace.on-since",
          words.apply(all));
    }
    return pilots == null
        ? state(at, workspace, now)
        : at.getTranslation(
            pilots.isAfter(now) ? "admin.workspace.pilot-from" : "admin.workspace.pilot-since",
            words.apply(pilots));
  }

  private static String stateKey(WorkspaceItem workspace, Instant now) {
    if (workspace.mfaRequiredSince() != null) {
      return workspace.mfaRequiredSince().isAfter(now)
          ? "workspace.security.later"
          : "workspace.security.on";
    }
    return workspace.pilotRequiredSince() == null
        ? "workspace.security.off"
        : "workspace.security.pilot";
  }
}
