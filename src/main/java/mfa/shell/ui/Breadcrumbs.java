package mfa.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.router.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.workspace.MembershipSummary;

/** The way from the top down to a page that lies below others; empty on all others. */
public class Breadcrumbs extends Nav {

  private record Crumb(String label, String path) {}

  /** What lies above pages, by the first parts of their paths; the address says the rest. */
  private static final Map<String, List<String>> ABOVE =
      Map.of(
          "account/password", List.of("account.title", "/account"),
          "account/email", List.of("account.title", "/account"),
          "account/delete", List.of("account.title", "/account"),
          "account/activity", List.of("security.title", "/account/security"),
          "desk/", List.of("desk.title", "/desk"),
          "process/", List.of("process.title", "/process"),
          "admin/", List.of("admin.title", "/admin"),
          "tickets/", List.of("tickets.title", "/tickets"));

  private static final String WORKSPACE = "workspace/[0-9]{1,18}(/.*)?";

  private ListItem present = new ListItem();

  public Breadcrumbs() {
    addClassName("breadcrumbs");
    getElement().setAttribute("aria-label", getTranslation("shell.breadcrumbs"));
  }

  /** Which workspace a page is about, if it is about any. */
  public static Optional<Long> workspace(Location location) {
    return location.getPath().matches(WORKSPACE)
        ? Optional.of(Long.valueOf(location.getSegments().get(1)))
        : Optional.empty();
  }

  /**
   * Shows the way to a page.
   *
   * @param title of the page itself
   * @param workspace the one that it is about, if any
   */
  public void show(Location location, String title, Optional<MembershipSummary> workspace) {
    removeAll();
    List<Crumb> above = above(location, workspace);
    setVisible(!above.isEmpty());
    OrderedList list = new OrderedList();
    for (Crumb crumb : above) {
      list.add(new ListItem(new Anchor(crumb.path(), crumb.label())));
    }
    present = new ListItem(title);
    present.getElement().setAttribute("aria-current", "page");
    list.add(present);
    add(list);
  }

  /** The page has another name now. */
  public void rename(String title) {
    present.setText(title);
  }

  private List<Crumb> above(Location location, Optional<MembershipSummary> workspace) {
    String path = location.getPath();
    List<Crumb> above = new ArrayList<>();
    workspace.ifPresent(
        own -> {
          String home = "/workspace/" + own.workspaceId();
          above.add(new Crumb(getTranslation("workspaces.title"), "/"));
          if (!("/" + path).equals(home)) {
            above.add(new Crumb(own.workspaceName(), home));
          }
        });
    ABOVE.entrySet().stream()
        .filter(entry -> path.startsWith(entry.getKey()))
        .forEach(
            entry ->
                above.add(
                    new Crumb(getTranslation(entry.getValue().get(0)), entry.getValue().get(1))));
    return above;
  }
}
