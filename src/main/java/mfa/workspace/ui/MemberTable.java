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

  private static final String DAY_WIDTH = "6rem";

  /** The buttons stand below each other: beside each other they cover other columns. */
  private static final String ACTIONS_WIDTH = "10.75rem";

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
    grid.addColumn(member -> WorkspaceLabels.role(this, member.role()))
        .setHeader(getTranslation("members.role"))
        .setSortProperty(MemberOrder.ROLE.name())
        .setAutoWidth(true);
    grid.addColumn(member -> AccountLabels.state(this, member.state()))
        .setHeader(getTranslation("members.state"))
        .setSortProperty(MemberOrder.STATE.name())
        .setAutoWidth(true);
    grid.addComponentColumn(this::standing)
        .setHeader(getTranslation("members.mfa"))
        .setAutoWidth(true);
    grid.addColumn(member -> MemberLabels.day(member.lastSignIn(), zone))
        .setHeader(getTranslation("members.last-sign-in"))
        .setWidth(DAY_WIDTH)
        .setFlexGrow(0);
    grid.addColumn(member -> MemberLabels.day(member.lastReset(), zone))
        .setHeader(getTranslation("members.last-reset"))
        .setWidth(DAY_WIDTH)
        .setFlexGrow(0);
    grid.addComponentColumn(this::actions)
        .setHeader(getTranslation("members.actions"))
        .setWidth(ACTIONS_WIDTH)
        .setFlexGrow(0)
        .setFrozenToEnd(true);
  }

  private String address(MemberItem member) {
    return member.mailRefused()
        ? getTranslation("members.mail-refused", member.email())
        : member.email();
  }

  private GridCard card(MemberItem member) {
    return new GridCard(member.name())
        .plain(address(member))
        .plain(WorkspaceLabels.role(this, member.role()))
        .named(getTranslation("members.state"), AccountLabels.state(this, member.state()))
        .with(standing(member))
        .named(
            getTranslation("members.last-sign-in"),
            MemberLabels.dateAndTime(member.lastSignIn(), zone))
        .named(
            getTranslation("members.last-reset"),
            MemberLabels.dateAndTime(member.lastReset(), zone))
        .with(actions(member));
  }

  private Div standing(MemberItem member) {
    Span time = new Span(MemberLabels.time(this, member, zone));
    time.addClassName("hint");
    Div standing = new Div(MemberLabels.badge(this, member.mfa()), time);
    standing.addClassName("line-words");
    return standing;
  }

  private Div actions(MemberItem member) {
    Div actions = new Div();
    actions.addClassName("button-row");
    if (!member.own() && member.mfa() == MfaState.BOUND) {
      actions.add(button("unbind-help.open", member, () -> helpUnbind(member)));
    }
    boolean manageable = ownRole == WorkspaceRole.OWNER || !member.role().administers();
    if (manageable && !member.own()) {
      actions.add(
          button(
              "members.change-role", member, () -> freshCode.before(this, () -> askRole(member))),
          button("action.remove", member, () -> beginRemoval(member)));
    }
    return actions;
  }

  /** Each button names its row. */
  private Button button(String label, MemberItem member, Runnable action) {
    Button button = new Button(getTranslation(label), click -> action.run());
    button.setAriaLabel(
        getTranslation("card.label", getTranslation(label))
            + getTranslation("card.person", member.name(), member.email()));
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }

  private void helpUnbind(MemberItem member) {
    new UnbindHelpDialog(helps, freshCode, workspaceId, member.id()).open();
  }

  private void askRole(MemberItem member) {
    new RoleDialog(
            member,
            ownRole,
            role -> changed.accept(memberships.changeRole(workspaceId, member.id(), role)))
        .open();
  }

  private void beginRemoval(MemberItem member) {
    if (member.role().administers()) {
      freshCode.before(this, () -> askRemoval(member));
    } else {
      askRemoval(member);
    }
  }

  private void askRemoval(MemberItem member) {
    new ConfirmDialog(
            getTranslation("members.remove"),
            getTranslation("members.remove.question", member.name(), member.email()),
            getTranslation("action.remove"),
            () -> changed.accept(memberships.remove(workspaceId, member.id())))
        .open();
  }
}
