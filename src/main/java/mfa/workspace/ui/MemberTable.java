package mfa.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.account.ui.AccountLabels;
import mfa.authenticator.ui.FreshCode;
import mfa.shell.ConfirmDialog;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.MemberFilter;
import mfa.workspace.members.MemberItem;
import mfa.workspace.members.MemberOrder;
import mfa.workspace.members.MemberPage;
import mfa.workspace.members.MemberService;
import mfa.workspace.members.MfaState;
import mfa.workspace.members.UnbindHelpService;

/**
 * Members in a grid, sorted and paged in the database, with what can be done with each. It holds
 * the grid and is none, because a grid's class names a library that is not here, and CDI passes
 * over classes whose methods it cannot read.
 */
public class MemberTable extends Div {

  private static final String DAY_WIDTH = "6.5rem";

  /** The buttons stand below each other: beside each other they cover other columns. */
  private static final String ACTIONS_WIDTH = "8.5rem";

  private final Grid<MemberItem> grid = new Grid<>();
  private final transient MemberService members;
  private final transient MembershipService memberships;
  private final transient UnbindHelpService helps;
  private final transient FreshCode freshCode;
  private final ZoneId zone;
  private long workspaceId;
  private WorkspaceRole ownRole = WorkspaceRole.STANDARD;
  private transient Consumer<MembershipChangeResult> changed = change -> {};

  @Inject
  public MemberTable(
      MemberService members,
      MembershipService memberships,
      UnbindHelpService helps,
      AccountService accounts,
      FreshCode freshCode) {
    this.members = members;
    this.memberships = memberships;
    this.helps = helps;
    this.freshCode = freshCode;
    zone = accounts.ownProfile().timeZone();
    grid.setSelectionMode(Grid.SelectionMode.MULTI);
    grid.getElement()
        .executeJs("window.mfa.nameSelection(this, $0)", getTranslation("members.select"));
    grid.setPageSize(50);
    grid.addThemeName("wrap-cell-content");
    addColumns();
    GridCards.prepare(grid, getTranslation("members.title"), this::card);
    add(grid);
  }

  /** Names who is told what became of a change. */
  void whenChanged(Consumer<MembershipChangeResult> listener) {
    changed = listener;
  }

  /** Shows the members of that workspace whom the filter lets through. */
  void show(long workspace, WorkspaceRole role, Supplier<MemberFilter> filter) {
    workspaceId = workspace;
    ownRole = role;
    grid.setItems(
        query -> page(query, filter.get()), query -> (int) members.count(workspace, filter.get()));
  }

  Set<Long> selected() {
    return grid.getSelectedItems().stream().map(MemberItem::id).collect(Collectors.toSet());
  }

  void refresh() {
    grid.deselectAll();
    grid.getDataProvider().refreshAll();
  }

  private Stream<MemberItem> page(Query<MemberItem, Void> query, MemberFilter filter) {
    MemberOrder order = MemberOrder.NAME;
    boolean descending = false;
    for (QuerySortOrder sort : query.getSortOrders()) {
      order = MemberOrder.valueOf(sort.getSorted());
      descending = sort.getDirection() == SortDirection.DESCENDING;
    }
    return members
        .page(
            workspaceId,
            filter,
            new MemberPage(order, descending, query.getOffset(), query.getLimit()))
        .stream();
  }

  private void addColumns() {
    grid.addColumn(MemberItem::name)
        .setHeader(getTranslation("account.name"))
        .setSortProperty(MemberOrder.NAME.name())
        .setAutoWidth(true);
    grid.addColumn(this::address)
        .setHeader(getTranslation("account.email"))
        .setSortProperty(MemberOrder.EMAIL.name())
        .setAutoWidth(true);
    grid.addColumn(line -> WorkspaceLabels.role(this, line.role()))
        .setHeader(getTranslation("members.role"))
        .setSortProperty(MemberOrder.ROLE.name())
        .setAutoWidth(true);
    grid.addColumn(line -> AccountLabels.state(this, line.state()))
        .setHeader(getTranslation("members.state"))
        .setSortProperty(MemberOrder.STATE.name())
        .setAutoWidth(true);
    grid.addComponentColumn(this::standing)
        .setHeader(getTranslation("members.mfa"))
        .setAutoWidth(true);
    grid.addColumn(line -> MemberLabels.day(line.lastSignIn(), zone))
        .setHeader(getTranslation("members.last-sign-in"))
        .setWidth(DAY_WIDTH)
        .setFlexGrow(0);
    grid.addColumn(line -> MemberLabels.day(line.lastReset(), zone))
        .setHeader(getTranslation("members.last-reset"))
        .setWidth(DAY_WIDTH)
        .setFlexGrow(0);
    grid.addComponentColumn(this::actions)
        .setHeader(getTranslation("members.actions"))
        .setWidth(ACTIONS_WIDTH)
        .setFlexGrow(0)
        .setFrozenToEnd(true);
  }

  private String address(MemberItem line) {
    return line.mailRefused() ? getTranslation("members.mail-refused", line.email()) : line.email();
  }

  private GridCard card(MemberItem line) {
    return new GridCard(line.name())
        .plain(address(line))
        .plain(WorkspaceLabels.role(this, line.role()))
        .named(getTranslation("members.state"), AccountLabels.state(this, line.state()))
        .with(standing(line))
        .named(
            getTranslation("members.last-sign-in"),
            MemberLabels.dateAndTime(line.lastSignIn(), zone))
        .named(
            getTranslation("members.last-reset"), MemberLabels.dateAndTime(line.lastReset(), zone))
        .with(actions(line));
  }

  private Div standing(MemberItem line) {
    Span time = new Span(MemberLabels.time(this, line, zone));
    time.addClassName("hint");
    Div standing = new Div(MemberLabels.badge(this, line.mfa()), time);
    standing.addClassName("line-words");
    return standing;
  }

  private Div actions(MemberItem line) {
    Div actions = new Div();
    actions.addClassName("button-row");
    if (!line.own() && line.mfa() == MfaState.BOUND) {
      actions.add(button("unbind-help.open", line, () -> helpUnbind(line)));
    }
    boolean manageable = ownRole == WorkspaceRole.OWNER || !line.role().administers();
    if (manageable && !line.own()) {
      actions.add(
          button("members.change-role", line, () -> freshCode.before(this, () -> askRole(line))),
          button("action.remove", line, () -> beginRemoval(line)));
    }
    return actions;
  }

  /** Each button names its row. */
  private Button button(String label, MemberItem line, Runnable action) {
    Button button = new Button(getTranslation(label), click -> action.run());
    button.setAriaLabel(getTranslation("card.label", getTranslation(label)) + line.name());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }

  private void helpUnbind(MemberItem line) {
    new UnbindHelpDialog(helps, freshCode, workspaceId, line.id()).open();
  }

  private void askRole(MemberItem line) {
    new RoleDialog(
            line,
            ownRole,
            role -> changed.accept(memberships.changeRole(workspaceId, line.id(), role)))
        .open();
  }

  private void beginRemoval(MemberItem line) {
    if (line.role().administers()) {
      freshCode.before(this, () -> askRemoval(line));
    } else {
      askRemoval(line);
    }
  }

  private void askRemoval(MemberItem line) {
    new ConfirmDialog(
            getTranslation("members.remove"),
            getTranslation("members.remove.question", line.name(), line.email()),
            getTranslation("action.remove"),
            () -> changed.accept(memberships.remove(workspaceId, line.id())))
        .open();
  }
}
