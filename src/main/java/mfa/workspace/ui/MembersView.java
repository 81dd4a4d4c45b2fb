package mfa.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import mfa.invitation.ui.InvitationList;
import mfa.platform.request.Roles;
import mfa.platform.text.SearchText;
import mfa.shell.Alert;
import mfa.shell.FilterSelect;
import mfa.shell.MainLayout;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.MemberFilter;
import mfa.workspace.members.MemberService;
import mfa.workspace.members.MfaState;
import mfa.workspace.members.WorkspaceSecurity;
import mfa.workspace.members.WorkspaceSecurityService;

/** The members of a workspace: found, sorted, reminded, changed and exported. */
@Route(value = WorkspacePath.HOME + "/members", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class MembersView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient MemberService members;
  private final transient WorkspaceSecurityService securities;
  private final MemberTable table;
  private final InvitationList invitations;
  private final TextField search = new TextField(getTranslation("members.search"));
  private final Select<WorkspaceRole> role =
      new FilterSelect<>(
          getTranslation("members.role"),
          List.of(WorkspaceRole.values()),
          item -> WorkspaceLabels.role(this, item),
          this::refresh);
  private final Select<MfaState> mfa =
      new FilterSelect<>(
          getTranslation("members.mfa"),
          List.of(MfaState.BOUND, MfaState.UNBOUND, MfaState.EXEMPT),
          item -> MemberLabels.mfa(this, item),
          this::refresh);
  private final Paragraph count = new Paragraph();
  private final Paragraph none = new Paragraph(getTranslation("members.none"));
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private long workspaceId;

  @Inject
  public MembersView(
      MemberService members,
      WorkspaceSecurityService securities,
      MemberTable table,
      InvitationList invitations) {
    this.members = members;
    this.securities = securities;
    this.table = table;
    this.invitations = invitations;
    addClassNames("page", "wide");
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setClearButtonVisible(true);
    search.setMaxLength(SearchText.MAX);
    search.addValueChangeListener(change -> refresh());
    count.getElement().setAttribute("role", "status");
    table.whenChanged(this::show);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    workspaceId = WorkspacePath.id(event);
    removeAll();
    Optional<WorkspaceSecurity> security = securities.security(workspaceId);
    WorkspacePath.orNotFound(event, security).ifPresent(this::show);
  }

  private void show(WorkspaceSecurity security) {
    table.show(workspaceId, security.ownRole(), this::filter);
    Div filters = new Div(search, role, mfa, clearing());
    filters.addClassName("filter-row");
    add(
        new H1(getTranslation("members.title.named", security.workspaceName())),
        new WorkspaceLinks(workspaceId),
        new Paragraph(MemberLabels.readiness(this, security.readiness())),
        actions(security.ownRole()),
        filters,
        problem,
        count,
        table,
        none,
        invitations);
    invitations.show(workspaceId);
    refresh();
  }

  private Button clearing() {
    return new Button(
        getTranslation("list.clear"),
        click -> {
          search.clear();
          role.clear();
          mfa.clear();
        });
  }

  private Div actions(WorkspaceRole ownRole) {
    Button invite =
        new Button(getTranslation("invite.title"), click -> invitations.openDialog(ownRole));
    invite.addThemeVariants(ButtonVariant.PRIMARY);
    Button selected =
        new Button(getTranslation("members.remind.selected"), click -> remind(table.selected()));
    Button all =
        new Button(
            getTranslation("members.remind.all"),
            click -> reminded(members.remindAllUnbound(workspaceId)));
    Div actions =
        new Div(invite, selected, all, new MemberExport(members, workspaceId, this::filter));
    actions.addClassName("button-row");
    return actions;
  }

  private void remind(Set<Long> memberIds) {
    if (memberIds.isEmpty()) {
      problem.show(getTranslation("members.remind.none-selected"));
    } else {
      reminded(members.remind(workspaceId, memberIds));
    }
  }

  private void reminded(OptionalInt reminded) {
    problem.hide();
    Notification.show(getTranslation("members.reminded", reminded.orElse(0)));
  }

  private MemberFilter filter() {
    return new MemberFilter(search.getValue(), role.getValue(), mfa.getValue());
  }

  private void show(MembershipChangeResult change) {
    if (change == MembershipChangeResult.DONE) {
      problem.hide();
      Notification.show(getTranslation("account.saved"));
    } else {
      problem.show(WorkspaceLabels.refusal(this, change));
    }
    refresh();
  }

  private void refresh() {
    long found = members.count(workspaceId, filter());
    count.setText(getTranslation("members.count", found));
    table.setVisible(found > 0);
    none.setVisible(found == 0);
    table.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("members.title");
  }
}
