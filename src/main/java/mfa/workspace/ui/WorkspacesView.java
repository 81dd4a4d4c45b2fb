package mfa.workspace.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.enforcement.EnforcementService;
import mfa.enforcement.OwnProtection;
import mfa.enforcement.ui.ProtectionCard;
import mfa.platform.request.Roles;
import mfa.shell.MainLayout;
import mfa.shell.ThisBrowser;
import mfa.workspace.MembershipSummary;

/** Where a member begins: whether the account is protected, and the member's workspaces. */
@Route(value = "", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class WorkspacesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final Map<String, String> PLACES_OF_WORK =
      Map.of(
          Roles.AGENT, "desk",
          Roles.SUPERVISOR, "desk",
          Roles.PROCESS_OWNER, "process",
          Roles.PLATFORM_ADMIN, "admin");

  private final transient EnforcementService enforcement;
  private final transient AccountService accounts;
  private final ProtectionCard protection;
  private final transient Clock clock;
  private ZoneId zone;

  @Inject
  public WorkspacesView(
      EnforcementService enforcement,
      AccountService accounts,
      ProtectionCard protection,
      Clock clock) {
    this.enforcement = enforcement;
    this.accounts = accounts;
    this.protection = protection;
    this.clock = clock;
    addClassName("page");
  }

  /** Somebody who belongs to no workspace, but works for all of them, begins where the work is. */
  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    placeOfWork().ifPresentOrElse(event::forwardTo, () -> show(enforcement.ownProtection()));
  }

  private static Optional<String> placeOfWork() {
    return ThisBrowser.caller()
        .filter(caller -> !caller.inWorkspaces())
        .flatMap(
            caller ->
                PLACES_OF_WORK.entrySet().stream()
                    .filter(place -> caller.is(place.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }

  private void show(OwnProtection own) {
    protection.show(own);
    add(new H1(getTranslation("workspaces.title")), protection);
    if (own.memberships().isEmpty()) {
      add(new Paragraph(getTranslation("workspaces.none")));
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassNames("lines", "panel");
    own.memberships().forEach(membership -> list.add(item(membership)));
    add(list);
  }

  private ListItem item(MembershipSummary membership) {
    Anchor name = new Anchor("/workspace/" + membership.workspaceId(), membership.workspaceName());
    name.addClassName("line-title");
    Span role = new Span(WorkspaceLabels.role(this, membership.role()));
    role.addClassName("hint");
    Div words = new Div(name, role);
    words.addClassName("line-words");
    ListItem item = new ListItem(words);
    WorkspaceLabels.rule(this, membership, clock.instant(), this::zone).ifPresent(item::add);
    return item;
  }

  /** Asked once, and only where a rule is to come. */
  private ZoneId zone() {
    if (zone == null) {
      zone = accounts.ownProfile().timeZone();
    }
    return zone;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("workspaces.title");
  }
}
