package mfa.workspace.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import mfa.account.AccountService;
import mfa.audit.AuditAction;
import mfa.audit.WorkspaceAuditFilter;
import mfa.authenticator.ui.ActivityLabels;
import mfa.platform.request.Roles;
import mfa.platform.text.SearchText;
import mfa.shell.DayField;
import mfa.shell.FilterSelect;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.MainLayout;
import mfa.shell.grid.GridColumns;
import mfa.workspace.MembershipSummary;
import mfa.workspace.WorkspaceService;
import mfa.workspace.members.AuditPerson;
import mfa.workspace.members.WorkspaceAuditItem;
import mfa.workspace.members.WorkspaceAuditService;

/** Who did what in a workspace, newest first, paged in the database. */
@Route(value = WorkspacePath.HOME + "/audit", layout = MainLayout.class)
@RolesAllowed(Roles.MEMBER)
public class WorkspaceAuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient WorkspaceAuditService auditLog;
  private final transient WorkspaceService workspaces;
  private final ZoneId zone;
  private final transient AuditDetail detail;
  private final Select<AuditAction> action =
      new FilterSelect<>(
          getTranslation("audit-log.action"),
          AuditAction.ofWorkspaces(),
          item -> ActivityLabels.action(this, item),
          this::refresh);
  private transient WorkspaceAuditFilter shown = WorkspaceAuditFilter.ALL;
  private final TextField search = new TextField(getTranslation("audit-log.search"));
  private final ComboBox<AuditPerson> who;
  private final ComboBox<AuditPerson> whom;
  private final DayField from;
  private final DayField to;
  private final Grid<WorkspaceAuditItem> grid = new Grid<>();
  private final Paragraph count = new Paragraph();
  private final Paragraph none = new Paragraph();
  private long workspaceId;

  @Inject
  public WorkspaceAuditView(
      WorkspaceAuditService auditLog, WorkspaceService workspaces, AccountService accounts) {
    this.auditLog = auditLog;
    this.workspaces = workspaces;
    zone = accounts.ownProfile().timeZone();
    detail = new AuditDetail(this, zone);
    who = person("audit-log.who");
    whom = person("audit-log.whom");
    from = day("audit-log.from-day");
    to = day("audit-log.to-day").after(from);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setClearButtonVisible(true);
    search.setMaxLength(SearchText.MAX);
    search.addValueChangeListener(change -> refresh());
    addClassNames("page", "wide", "tall");
    count.getElement().setAttribute("role", "status");
    addColumns();
  }

  private void addColumns() {
    grid.setPageSize(50);
    grid.addClassNames("tall-grid", "wrapping");
    GridColumns.time(
        grid,
        getTranslation("audit-log.when"),
        (WorkspaceAuditItem entry) -> MemberLabels.dateAndTime(entry.at(), zone));
    person("audit-log.who", WorkspaceAuditItem::actor, this::actor);
    text("audit-log.action", 8.5, entry -> ActivityLabels.action(this, entry.action()));
    shortText("audit-log.result", 5, entry -> ActivityLabels.result(this, entry.result()));
    person("audit-log.whom", WorkspaceAuditItem::subject, this::subject);
    text("audit-log.detail", 8.25, entry -> detail.words(entry.detail()));
    text("audit-log.from", 8.5, this::from);
    GridCards.prepare(grid, getTranslation("audit-log.title"), this::card);
  }

  private void text(
      String header, double width, SerializableFunction<WorkspaceAuditItem, String> text) {
    GridColumns.text(grid, getTranslation(header), width, text);
  }

  private void person(
      String header,
      SerializableFunction<WorkspaceAuditItem, String> name,
      ValueProvider<WorkspaceAuditItem, Component> link) {
    GridColumns.parts(grid, getTranslation(header), 8, link)
        .setTooltipGenerator(name::apply)
        .setFlexGrow(1);
  }

  private Component actor(WorkspaceAuditItem entry) {
    return person(entry.actor(), entry.actorIsMember());
  }

  private Component subject(WorkspaceAuditItem entry) {
    return person(entry.subject(), entry.subjectIsListed());
  }

  /** Leads to the person among the members. */
  private Component person(String name, boolean listed) {
    if (!listed || name.isBlank()) {
      return new Span(name);
    }
    String members = "/workspace/" + workspaceId + "/members?find=";
    Anchor link = new Anchor(members + URLEncoder.encode(name, UTF_8), name);
    link.addClassName("cell-link");
    return link;
  }

  private void shortText(
      String header, double width, SerializableFunction<WorkspaceAuditItem, String> text) {
    GridColumns.shortText(grid, getTranslation(header), width, text);
  }

  private GridCard card(WorkspaceAuditItem entry) {
    return new GridCard(ActivityLabels.action(this, entry.action()))
        .plain(MemberLabels.dateAndTime(entry.at(), zone))
        .named(getTranslation("audit-log.result"), ActivityLabels.result(this, entry.result()))
        .named(getTranslation("audit-log.who"), entry.actor(), actor(entry))
        .named(getTranslation("audit-log.whom"), entry.subject(), subject(entry))
        .named(getTranslation("audit-log.detail"), detail.words(entry.detail()))
        .named(getTranslation("audit-log.from"), from(entry));
  }

  private String from(WorkspaceAuditItem entry) {
    return ActivityLabels.from(this, entry.clientAddress(), entry.userAgent());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    workspaceId = WorkspacePath.id(event);
    removeAll();
    WorkspacePath.orNotFound(event, workspaces.administered(workspaceId)).ifPresent(this::show);
  }

  private void show(MembershipSummary own) {
    grid.setItems(
        query -> auditLog.page(workspaceId, shown, query.getOffset(), query.getLimit()).stream(),
        query -> (int) auditLog.count(workspaceId, shown));
    Div filters =
        new Div(
            search,
            action,
            who,
            whom,
            from,
            to,
            clearing(),
            new AuditExport(auditLog, workspaceId, this::shown));
    filters.addClassName("filter-row");
    add(
        new H1(getTranslation("audit-log.title.named", own.workspaceName())),
        new WorkspaceLinks(workspaceId, "audit-log.title"),
        filters,
        count,
        grid,
        none);
    refresh();
  }

  /** Asked for by the file as well, which a thread sends that has no page and no language. */
  WorkspaceAuditFilter shown() {
    return shown;
  }

  /** The days are those of the reader. */
  private WorkspaceAuditFilter filter() {
    return new WorkspaceAuditFilter(
        action.getValue(),
        id(who.getValue()),
        id(whom.getValue()),
        from.getValue() == null ? null : beginning(from.getValue()),
        to.getValue() == null ? null : beginning(to.getValue().plusDays(1)),
        search.getValue(),
        detail.codes(search.getValue()));
  }

  private static Long id(AuditPerson person) {
    return person == null ? null : person.accountId();
  }

  private Instant beginning(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private Button clearing() {
    return new Button(
        getTranslation("list.clear"),
        click -> {
          search.clear();
          action.clear();
          who.clear();
          whom.clear();
          from.clear();
          to.clear();
        });
  }

  private ComboBox<AuditPerson> person(String label) {
    ComboBox<AuditPerson> person = new ComboBox<>(getTranslation(label));
    person.setItems(
        query ->
            auditLog
                .people(
                    workspaceId, query.getFilter().orElse(""), query.getOffset(), query.getLimit())
                .stream());
    person.setItemLabelGenerator(this::label);
    person.setPlaceholder(getTranslation("list.all"));
    person.setClearButtonVisible(true);
    person.addValueChangeListener(change -> refresh());
    return person;
  }

  private String label(AuditPerson person) {
    return person.email().isEmpty()
        ? getTranslation("audit-log.former", person.name())
        : getTranslation("card.person", person.name(), person.email());
  }

  private DayField day(String label) {
    DayField day = new DayField(getTranslation(label));
    day.setClearButtonVisible(true);
    day.addValueChangeListener(change -> refresh());
    return day;
  }

  private void refresh() {
    shown = filter();
    long found = auditLog.count(workspaceId, shown);
    count.setText(getTranslation("audit-log.count", found));
    grid.setVisible(found > 0);
    boolean everything = shown.equals(WorkspaceAuditFilter.ALL);
    none.setText(getTranslation(everything ? "audit-log.empty" : "audit-log.none"));
    none.setVisible(found == 0);
    grid.getDataProvider().refreshAll();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("audit-log.title");
  }
}
