package mfa.workspace.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import java.util.Optional;

/** Which workspace a page is about, as its address says. */
final class WorkspacePath {

  static final String HOME = "workspace/:workspaceId";
  private static final String NUMBER = "[0-9]{1,18}";

  private WorkspacePath() {}

  /** The id; none that exists where the address holds no number. */
  static long id(BeforeEnterEvent event) {
    return event
        .getRouteParameters()
        .get("workspaceId")
        .filter(text -> text.matches(NUMBER))
        .map(Long::parseLong)
        .orElse(-1L);
  }

  /** What the service knows of the workspace; without it, there is no such page. */
  static <T> Optional<T> orNotFound(BeforeEnterEvent event, Optional<T> found) {
    if (found.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
    }
    return found;
  }
}
