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
import mfa.account.AccountState;
import mfa.account.ui.AccountLabels;
import mfa.invitation.ui.InvitationActions;
import mfa.platform.request.Roles;
import mfa.platform.text.SearchText;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;
import mfa.shell.FilterSelect;
import mfa.shell.MainLayout;
import mfa.shell.notice.Done;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.WorkspaceService;
import mfa.workspace.members.MemberFilter;
import mfa.workspace.members.MemberService;
import mfa.workspace.members.MfaState;

/** The members of a workspace: found, sorted, reminded, changed and exported. */
@Route(value = WorkspacePath.HOME + "/members", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class MembersView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  /** So many are acted upon while somebody waits. */
  private static final int MAX_SELECTED = 1000;

  private static final List<MfaState> FILTERED =
      List.of(MfaState.BOUND, MfaState.UNBOUND, MfaState.OVERDUE, MfaState.EXEMPT);

  private final transient MemberService members;
  private final transient WorkspaceService workspaces;
  private final MemberTable table;
  private final transient BulkActions bulk;
  private final transient InvitationActions invitations;
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
          FILTERED,
          item -> MemberLabels.mfa(this, item),
          this::refresh);
  private final Select<AccountState> state =
      new FilterSelect<>(
          getTranslation("members.state"),
          List.of(AccountState.ACTIVE, AccountState.INVITED, AccountState.DISABLED),
          item -> AccountLabels.state(this, item),
          this::refresh);
  private final Paragraph count = new Paragraph();
  private final Paragraph none = new Paragraph(getTranslation("members.none"));
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final Paragraph bound = new Paragraph();
  private SelectionBar selection;
  private long workspaceId;

  @Inject
  public MembersView(
      MemberService members,
      WorkspaceService workspaces,
      MemberTable table,
      BulkActions bulk,
      InvitationActions invitations) {
    this.members = members;
    this.workspaces = workspaces;
    this.table = table;
    this.bulk = bulk;
    this.invitations = invitations;
    addClassNames("page", "wide", "tall");
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setClearButtonVisible(true);
    search.setMaxLength(SearchText.MAX);
    search.addValueChangeListener(change -> refresh());
    count.getElement().setAttribute("role", "status");
    table.whenChanged(this::show);
    table.whenSelected(selected -> selection.show(selected));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    workspaceId = WorkspacePath.id(event);
    removeAll();
    event
        .getLocation()
        .getQueryParameters()
        .getSingleParameter("mfa")
        .flatMap(MembersView::mfaState)
        .ifPresent(mfa::setValue);
    event
        .getLocation()
        .getQueryParameters()
        .getSingleParameter("find")
        .ifPresent(part -> search.setValue(SearchText.of(part)));
    WorkspacePath.orNotFound(event, workspaces.administered(workspaceId)).ifPresent(this::show);
  }

  /** What a link asks for; anything else is no filter. */
  private static Optional<MfaState> mfaState(String name) {
    return FILTERED.stream().filter(state -> state.name().equals(name)).findFirst();
  }

  private void show(MembershipSummary own) {
    table.show(workspaceId, own.role(), this::filter);
    selection =
        new SelectionBar(
            bulk,
            this::selectAll,
            () ->
                new BulkActions.People(
                    this, workspaceId, own.role(), table.selected(), this::refreshAll));
    Div filters = new Div(search, role, state, mfa, clearing());
    filters.addClassName("filter-row");
    add(
        new H1(getTranslation("members.title.named", own.workspaceName())),
        new WorkspaceLinks(workspaceId, "members.title"),
        actions(own.role()),
        filters,
        problem,
        head(),
        table,
        none);
    refresh();
  }

  private Div head() {
    showReadiness();
    Div head = new Div(count, bound, selection);
    head.addClassName("list-head");
    return head;
  }

  private void showReadiness() {
    bound.setText(
        members
            .readiness(workspaceId)
            .map(known -> MemberLabels.readiness(this, known))
            .orElse(""));
  }

  /** Somebody came, went, or counts in another way. */
  private void refreshAll() {
    showReadiness();
    refresh();
  }

  private Button clearing() {
    return new Button(
        getTranslation("list.clear"),
        click -> {
          search.clear();
          role.clear();
          state.clear();
          mfa.clear();
        });
  }

  private Div actions(WorkspaceRole ownRole) {
    Button invite =
        new Button(
            getTranslation("invite.title"),
            click -> invitations.openDialog(workspaceId, ownRole, this::refreshAll));
    invite.addThemeVariants(ButtonVariant.PRIMARY);
    Button all = new Button(getTranslation("members.remind.all"), click -> askToRemindAll());
    Div actions = new Div(invite, all, new MemberExport(members, workspaceId, this::filter));
    actions.addClassName("button-row");
    return actions;
  }

  /** Asks once, with the number of people who get a mail. */
  private void askToRemindAll() {
    problem.hide();
    long unbound = members.countToRemind(workspaceId);
    if (unbound == 0) {
      Notification.show(getTranslation("members.remind.nobody"));
      return;
    }
    new ConfirmDialog(
            getTranslation("members.remind"),
            getTranslation("members.remind.question", unbound),
            getTranslation("members.remind"),
            () ->
                Notification.show(
                    getTranslation(
                        "members.reminded", members.remindAllUnbound(workspaceId).orElse(0))))
        .harmless()
        .open();
  }

  private void selectAll() {
    boolean many = members.count(workspaceId, filter()) > MAX_SELECTED;
    if (many) {
      problem.lead(getTranslation("bulk.too-many", MAX_SELECTED));
    } else {
      problem.hide();
      table.selectAll(filter());
    }
  }

  private MemberFilter filter() {
    return new MemberFilter(search.getValue(), role.getValue(), mfa.getValue(), state.getValue());
  }

  private void show(MembershipChangeResult change, String done) {
    refreshAll();
    if (change == MembershipChangeResult.DONE) {
      problem.hide();
      Done.say(this, done);
    } else {
      problem.lead(WorkspaceLabels.refusal(this, change));
    }
  }

  private void refresh() {
    if (selection == null) {
      return;
    }
    long found = members.count(workspaceId, filter());
    count.setText(getTranslation("members.count", found));
    selection.found(found);
    table.setVisible(found > 0);
    none.setVisible(found == 0);
    table.refresh();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("members.title");
  }
}
