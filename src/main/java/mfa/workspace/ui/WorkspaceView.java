package mfa.workspace.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import mfa.account.AccountService;
import mfa.application.ui.ApplicationList;
import mfa.enforcement.EnforcementService;
import mfa.enforcement.ui.ProtectionCard;
import mfa.platform.request.Roles;
import mfa.shell.Badge;
import mfa.shell.MainLayout;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceService;
import mfa.workspace.members.MemberService;

/** The home of a workspace, with the ways into its applications. */
@Route(value = WorkspacePath.HOME, layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class WorkspaceView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient WorkspaceService workspaces;
  private final transient MemberService members;
  private final transient EnforcementService enforcement;
  private final ApplicationList applications;
  private final transient AccountService accounts;
  private final ProtectionCard protection;
  private final transient Clock clock;
  private String title = "";

  @Inject
  public WorkspaceView(
      WorkspaceService workspaces,
      MemberService members,
      EnforcementService enforcement,
      ApplicationList applications,
      AccountService accounts,
      ProtectionCard protection,
      Clock clock) {
    this.workspaces = workspaces;
    this.members = members;
    this.enforcement = enforcement;
    this.applications = applications;
    this.accounts = accounts;
    this.protection = protection;
    this.clock = clock;
    addClassName("page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    long id = WorkspacePath.id(event);
    WorkspacePath.orNotFound(event, workspaces.own(id)).ifPresent(this::show);
  }

  private void show(MembershipSummary own) {
    title = own.workspaceName();
    Badge rule =
        WorkspaceLabels.rule(this, own, clock.instant(), this::zone)
            .orElseGet(
                () ->
                    new Badge(
                        Badge.Kind.NEUTRAL,
                        VaadinIcon.UNLOCK,
                        getTranslation("workspace.voluntary")));
    Span role =
        new Span(getTranslation("workspace.own-role", WorkspaceLabels.role(this, own.role())));
    Div row = new Div(role, rule);
    row.addClassName("setting-row");
    Section panel =
        new Section(
            row,
            new Anchor(
                "/tickets?workspace=" + own.workspaceId(), getTranslation("workspace.tickets")));
    panel.addClassName("panel");
    protection.show(enforcement.ownProtection());
    add(new H1(title));
    if (own.role().administers()) {
      add(new WorkspaceLinks(own.workspaceId(), "workspace.home"));
    }
    add(protection, panel, applications);
    applications.show(own.workspaceId());
    if (own.role().administers()) {
      members
          .readiness(own.workspaceId())
          .ifPresent(known -> panel.add(new Paragraph(MemberLabels.readiness(this, known))));
    }
  }

  private ZoneId zone() {
    return accounts.ownProfile().timeZone();
  }

  @Override
  public String getPageTitle() {
    return title;
  }
}
