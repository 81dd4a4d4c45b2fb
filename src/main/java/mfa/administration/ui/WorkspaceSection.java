package mfa.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import mfa.account.AccountService;
import mfa.administration.WorkspaceAdministrationService;
import mfa.authenticator.ui.FreshCode;
import mfa.platform.request.ListPage;
import mfa.platform.text.SearchText;
import mfa.platform.time.Times;
import mfa.shell.Badge;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.GridColumns;
import mfa.shell.grid.GridHeight;
import mfa.shell.notice.Done;
import mfa.workspace.WorkspaceItem;

/** Workspaces: created with a first owner, and given another where none is active any more. */
public class WorkspaceSection extends Section {

  /** The first rows need not have both buttons. */
  private static final double ACTIONS_WIDTH = 21;

  private final transient WorkspaceAdministrationService workspaces;
  private final transient FreshCode freshCode;
  private final transient Clock clock;
  private final ZoneId zone;
  private final TextField search = new TextField(getTranslation("admin.workspaces.search"));
  private final Paragraph count = new Paragraph();
  private final Grid<WorkspaceItem> grid = new Grid<>();
  private transient BiConsumer<Long, String> applicationRequested = (id, name) -> {};

  @Inject
  public WorkspaceSection(
      WorkspaceAdministrationService workspaces,
      AccountService accounts,
      FreshCode freshCode,
      Clock clock) {
    this.workspaces = workspaces;
    this.freshCode = freshCode;
    this.clock = clock;
    zone = accounts.ownProfile().timeZone();
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setPageSize(50);
    grid.setItems(
        query ->
            workspaces
                .page(search.getValue(), new ListPage(query.getOffset(), query.getLimit()))
                .stream(),
        query -> (int) workspaces.count(search.getValue()));
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setClearButtonVisible(true);
    search.setMaxLength(SearchText.MAX);
    search.addValueChangeListener(change -> refresh());
    addColumns();
    GridCards.prepare(grid, getTranslation("admin.workspaces"), this::card);
    Button create =
        new Button(getTranslation("admin.workspaces.create"), click -> after(this::askToCreate));
    count.getElement().setAttribute("role", "status");
    Div filters = new Div(search);
    filters.addClassName("filter-row");
    add(new H2(getTranslation("admin.workspaces")), create, filters, count, grid);
    refresh();
  }

  /** Names who asks for an application of a workspace, by its id and name. */
  void whenApplicationRequested(BiConsumer<Long, String> listener) {
    applicationRequested = listener;
  }

  private void after(Runnable action) {
    freshCode.before(this, getTranslation("admin.fresh-code"), action);
  }

  private void addColumns() {
    GridColumns.text(grid, getTranslation("admin.workspaces.name"), 9, WorkspaceItem::name);
    GridColumns.parts(grid, getTranslation("admin.workspaces.owners"), 13.5, this::owners);
    GridColumns.text(grid, getTranslation("members.mfa"), 11, this::rule);
    GridColumns.shortText(grid, getTranslation("admin.workspaces.created"), 8.25, this::createdOn);
    GridColumns.actions(grid, getTranslation("members.actions"), ACTIONS_WIDTH, this::actions);
  }

  private GridCard card(WorkspaceItem workspace) {
    return new GridCard(workspace.name())
        .named(getTranslation("admin.workspaces.owners"), owners(workspace))
        .named(getTranslation("workspace.security.title"), rule(workspace))
        .named(getTranslation("admin.workspaces.created"), created(workspace))
        .with(actions(workspace));
  }

  private String rule(WorkspaceItem workspace) {
    return RuleLabels.state(this, workspace, clock.instant());
  }

  private String createdOn(WorkspaceItem workspace) {
    return Times.day(workspace.createdAt(), zone, UI.getCurrent().getLocale());
  }

  private String created(WorkspaceItem workspace) {
    return Times.dateAndTime(workspace.createdAt(), zone, UI.getCurrent().getLocale());
  }

  private Component owners(WorkspaceItem workspace) {
    if (workspace.isClosed()) {
      return new Badge(
          Badge.Kind.NEUTRAL, VaadinIcon.LOCK, getTranslation("admin.workspace.closed"));
    }
    return workspace.activeOwners() == 0
        ? new Badge(
            Badge.Kind.WARNING, VaadinIcon.EXCLAMATION, getTranslation("admin.workspaces.no-owner"))
        : new Span(Long.toString(workspace.activeOwners()));
  }

  private Component actions(WorkspaceItem workspace) {
    Button add =
        new Button(
            getTranslation("applications.add"),
            click -> applicationRequested.accept(workspace.id(), workspace.name()));
    add.setAriaLabel(getTranslation("applications.add.named", workspace.name()));
    add.addThemeVariants(ButtonVariant.TERTIARY);
    add.setVisible(!workspace.isClosed());
    Button manage =
        new Button(
            getTranslation("admin.manage"),
            click ->
                UI.getCurrent()
                    .navigate(AdministrationPaths.workspace(workspace.id()).substring(1)));
    manage.setAriaLabel(getTranslation("admin.manage.named", workspace.name()));
    manage.addThemeVariants(ButtonVariant.TERTIARY);
    return new Div(manage, add);
  }

  private void askToCreate() {
    TextField name = NameDialog.field(this);
    new EmailDialog(
            getTranslation("admin.workspaces.create"),
            getTranslation("admin.workspaces.first-owner"),
            getTranslation("admin.workspaces.language"),
            freshCode,
            (email, language) -> workspaces.create(name.getValue(), language, email),
            () -> done("admin.workspaces.created.done"))
        .with(name, () -> NameDialog.isRight(name))
        .open();
  }

  private void done(String message) {
    refresh();
    Done.say(this, getTranslation(message));
  }

  private void refresh() {
    long found = workspaces.count(search.getValue());
    count.setText(
        found > 0
            ? getTranslation("admin.workspaces.count", found)
            : getTranslation(
                search.isEmpty() ? "admin.workspaces.none" : "admin.workspaces.none-found"));
    grid.setVisible(found > 0);
    GridHeight.fit(grid, found);
    grid.getDataProvider().refreshAll();
  }
}
