package mfa.workspace.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import mfa.platform.request.Roles;
import mfa.shell.Badge;
import mfa.shell.MainLayout;
import mfa.shell.ThisBrowser;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;

/** The member's workspaces. */
@Route(value = "", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class WorkspacesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient MembershipService memberships;

  @Inject
  public WorkspacesView(MembershipService memberships) {
    this.memberships = memberships;
    addClassName("page");
    add(new H1(getTranslation("workspaces.title")));
    List<MembershipSummary> own = memberships.own();
    if (own.isEmpty()) {
      add(new Paragraph(getTranslation("workspaces.none")));
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassNames("lines", "panel");
    own.forEach(membership -> list.add(item(membership)));
    add(list);
  }

  /** A process owner without a workspace begins where the work is. */
  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    boolean processOwner =
        ThisBrowser.caller().filter(caller -> caller.is(Roles.PROCESS_OWNER)).isPresent();
    if (processOwner && memberships.own().isEmpty()) {
      event.forwardTo("process");
    }
  }

  private ListItem item(MembershipSummary membership) {
    Anchor name = new Anchor("/workspace/" + membership.workspaceId(), membership.workspaceName());
    name.addClassName("line-title");
    Span role = new Span(WorkspaceLabels.role(this, membership.role()));
    role.addClassName("hint");
    Div words = new Div(name, role);
    words.addClassName("line-words");
    ListItem item = new ListItem(words);
    if (membership.mfaRequiredSince() != null) {
      item.add(
          new Badge(Badge.Kind.WARNING, VaadinIcon.LOCK, getTranslation("workspaces.required")));
    }
    return item;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("workspaces.title");
  }
}
