package mfa.workspace.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Optional;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.authenticator.ui.ActivityLabels;
import mfa.platform.request.Roles;
import mfa.platform.request.UserAgentLabel;
import mfa.shell.FilterSelect;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.MainLayout;
import mfa.workspace.members.WorkspaceAuditItem;
import mfa.workspace.members.WorkspaceAuditService;
import mfa.workspace.members.WorkspaceSecurity;
import mfa.workspace.members.WorkspaceSecurityService;

/** Who did what in a workspace, newest first, paged in the database. */
@Route(value = WorkspacePath.HOME + "/audit", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class WorkspaceAuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient WorkspaceAuditService auditLog;
  private final transient WorkspaceSecurityService securities;
  private final ZoneId zone;
  private final transient AuditDetail detail;
  private final Select<AuditAction> action =
      new FilterSelect<>(
          getTranslation("audit-log.action"),
          AuditAction.ofWorkspaces(),
          item -> ActivityLabels.action(this, item),
          this::refresh);
  private final Grid<WorkspaceAuditItem> grid = new Grid<>();
  private final Paragraph count = new Paragraph();
  private final Paragraph none = new Paragraph(getTranslation("audit-log.none"));
  private long workspaceId;

  @Inject
  public WorkspaceAuditView(
      WorkspaceAuditService auditLog,
      WorkspaceSecurityService securities,
      AccountService accounts) {
    this.auditLog = auditLog;
    this.securities = securities;
    zone = accounts.ownProfile().timeZone();
    detail = new AuditDetail(this, zone);
    addClassNames("page", "wide");
    count.getElement().setAttribute("role", "status");
    addColumns();
  }

  private void addColumns() {
    grid.setPageSize(50);
    grid.addColumn(entry -> MemberLabels.dateAndTime(entry.at(), zone))
        .setHeader(getTranslation("audit-log.when"))
        .setAutoWidth(true);
    grid.addColumn(WorkspaceAuditItem::actor)
        .setHeader(getTranslation("audit-log.who"))
        .setAutoWidth(true);
    grid.addColumn(entry -> ActivityLabels.action(this, entry.action()))
        .setHeader(getTranslation("audit-log.action"))
        .setAutoWidth(true);
    grid.addColumn(entry -> ActivityLabels.result(this, entry.result()))
        .setHeader(getTranslation("audit-log.result"))
        .setAutoWidth(true);
    grid.addColumn(WorkspaceAuditItem::subject)
        .setHeader(getTranslation("audit-log.whom"))
        .setAutoWidth(true);
    grid.addColumn(entry -> detail.words(entry.detail()))
        .setHeader(getTranslation("audit-log.detail"))
        .setAutoWidth(true);
    grid.addColumn(WorkspaceAuditView::from)
        .setHeader(getTranslation("audit-log.from"))
        .setAutoWidth(true);
    GridCards.prepare(grid, getTranslation("audit-log.title"), this::card);
  }

  private GridCard card(WorkspaceAuditItem entry) {
    return new GridCard(ActivityLabels.action(this, entry.action()))
        .plain(MemberLabels.dateAndTime(entry.at(), zone))
        .named(getTranslation("audit-log.result"), ActivityLabels.result(this, entry.result()))
        .named(getTranslation("audit-log.who"), entry.actor())
        .named(getTranslation("audit-log.whom"), entry.subject())
        .named(getTranslation("audit-log.detail"), detail.words(entry.detail()))
        .named(getTranslation("audit-log.from"), from(entry));
  }

  private static String from(WorkspaceAuditItem entry) {
    return entry.clientAddress() + " · " + UserAgentLabel.of(entry.userAgent());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    workspaceId = WorkspacePath.id(event);
    removeAll();
    Optional<WorkspaceSecurity> security = securities.security(workspaceId);
    WorkspacePath.orNotFound(event, security).ifPresent(this::show);
  }

  private void show(WorkspaceSecurity security) {
    grid.setItems(
        query ->
            auditLog
                .page(workspaceId, action.getValue(), query.getOffset(), query.getLimit())
                .stream(),
        query -> (int) auditLog.count(workspaceId, action.getValue()));
    Div filters = new Div(action, new AuditExport(auditLog, workspaceId, action::getValue));
    filters.addClassName("filter-row");
    add(
        new H1(getTranslation("audit-log.title.named", security.workspaceName())),
        new WorkspaceLinks(workspaceId),
        filters,
        count,
        grid,
        none);
    refresh();
  }

  private void refresh() {
    long found = auditLog.count(workspaceId, action.getValue());
    count.setText(getTranslation("audit-log.count", found));
    grid.setVisible(found > 0);
    none.setVisible(found == 0);
    grid.getDataProvider().refreshAll();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("audit-log.title");
  }
}
