package mfa.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.RouteParameters;
import java.util.List;

/** Opens a page of a workspace without a browser. */
final class OpenedView {

  private OpenedView() {}

  static <T extends Component & BeforeEnterObserver> T of(long workspaceId, T view) {
    UI ui = UI.getCurrent();
    ui.add(view);
    view.beforeEnter(
        new BeforeEnterEvent(
            ui.getInternals().getRouter(),
            NavigationTrigger.UI_NAVIGATE,
            new Location(""),
            view.getClass(),
            new RouteParameters("workspaceId", Long.toString(workspaceId)),
            ui,
            List.of()));
    return view;
  }
}
