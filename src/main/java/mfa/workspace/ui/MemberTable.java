package mfa.workspace.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.function.SerializableFunction;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mfa.account.AccountService;
import mfa.account.AccountState;
import mfa.authenticator.ui.FreshCode;
import mfa.invitation.ui.InvitationActions;
import mfa.shell.ConfirmDialog;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.CellLines;
import mfa.shell.grid.GridColumns;
import mfa.shell.grid.GridSelection;
import mfa.shell.grid.RowMenu;
import mfa.workspace.ExemptionService;
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
 * Members and invited people in a grid, sorted and paged in the database, with what can be done
 * with each. It holds the grid and is none, because a grid's class names a library that is not
 * here, and CDI passes over classes whose methods it cannot read.
 */
public class MemberTable extends Div {

  private final Grid<MemberItem> grid = new Grid<>();
  private final transient MemberService members;
  private final transient MembershipService memberships;
  private final transient ExemptionService exemptions;
  private final transient UnbindHelpService helps;
  private final transient InvitationActions invitations;
  private final transient FreshCode freshCode;
  private final ZoneId zone;
  private long workspaceId;
  private WorkspaceRole ownRole = WorkspaceRole.STANDARD;
  private transient BiConsumer<MembershipChangeResult, String> changed = (change, done) -> {};

  @Inject
  public MemberTable(
      MemberService members,
      MembershipService memberships,
      ExemptionService exemptions,
      UnbindHelpService helps,
      InvitationActions invitations,
      AccountService accounts,
      FreshCode freshCode) {
    this.members = members;
    this.memberships = memberships;
    this.exemptions = exemptions;
    this.helps = helps;
    this.invitations = invitations;
    this.freshCode = freshCode;
    zone = accounts.ownProfile().timeZone();
    GridSelection.prepare(grid, member -> MemberLabels.person(this, member));
    grid.setPageSize(50);
    grid.addClassNames("tall-grid", "close-rows");
    addColumns();
    GridCards.prepare(grid, getTranslation("members.title"), this::card);
    add(grid);
  }

  /** Names who is told what became of a change, with the words for when it was done. */
  void whenChanged(BiConsumer<MembershipChangeResult, String> listener) {
    changed = listener;
  }

  /** Shows the members of that workspace whom the filter lets through. */
  void show(long workspace, WorkspaceRole role, Supplier<MemberFilter> filter) {
    workspaceId = workspace;
    ownRole = role;
    grid.setItems(
            query -> page(query, filter.get()),
            query -> (int) members.count(workspace, filter.get()))
        .setIdentifierProvider(member -> (member.isInvited() ? "invited " : "") + member.id());
  }

  /** Names who is told how many are selected. */
  void whenSelected(IntConsumer listener) {
    grid.addSelectionListener(selection -> listener.accept(selection.getAllSelectedItems().size()));
  }

  List<MemberItem> selected() {
    return List.copyOf(grid.getSelectedItems());
  }

  /** Selects all whom the filter lets through, also those whom nobody has scrolled to. */
  void selectAll(MemberFilter filter) {
    List<MemberItem> all = new ArrayList<>();
    List<MemberItem> some;
    do {
      some =
          members.page(
              workspaceId, filter, new MemberPage(MemberOrder.JOINED, false, all.size(), 200));
      all.addAll(some);
    } while (!some.isEmpty());
    grid.asMultiSelect().select(all);
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
    GridColumns.parts(grid, getTranslation("account.name"), 16.75, this::person)
        .setTooltipGenerator(member -> MemberLabels.person(this, member))
        .setFlexGrow(1)
        .setSortProperty(MemberOrder.NAME.name());
    shortText("members.role", 7.25, member -> WorkspaceLabels.role(this, member.role()))
        .setSortProperty(MemberOrder.ROLE.name());
    shortText("members.state", 5, member -> MemberLabels.state(this, member))
        .setSortProperty(MemberOrder.STATE.name());
    GridColumns.parts(grid, getTranslation("members.mfa"), 10.25, this::standing)
        .setSortProperty(MemberOrder.MFA.name());
    shortText("members.last-sign-in", 7.5, member -> MemberLabels.day(member.lastSignIn(), zone))
        .setFlexGrow(1)
        .setSortProperty(MemberOrder.LAST_SIGN_IN.name());
    shortText("members.last-reset", 6.5, member -> MemberLabels.day(member.lastReset(), zone))
        .setFlexGrow(1);
    GridColumns.actions(grid, getTranslation("members.actions"), 5, this::actions);
  }

  /** The name above the address, which takes no room from the other columns there. */
  private CellLines person(MemberItem member) {
    CellLines both = new CellLines(new Span(MemberLabels.name(member)));
    if (!member.isInvited() || member.mailRefused()) {
      Span address = new Span(MemberLabels.address(this, member));
      address.addClassName("hint");
      both.add(address);
    }
    return both;
  }

  /** The time below its badge, as the address is below the name. */
  private Div standing(MemberItem member) {
    Div standing = MemberLabels.standing(this, member, zone);
    standing.addClassName("stacked");
    return standing;
  }

  private Grid.Column<MemberItem> shortText(
      String header, double width, SerializableFunction<MemberItem, String> text) {
    return GridColumns.shortText(grid, getTranslation(header), width, text);
  }

  private GridCard card(MemberItem member) {
    GridCard card = new GridCard(MemberLabels.name(member));
    if (!member.isInvited() || member.mailRefused()) {
      card.plain(MemberLabels.address(this, member));
    }
    return card.plain(WorkspaceLabels.role(this, member.role()))
        .named(getTranslation("members.state"), MemberLabels.state(this, member))
        .with(MemberLabels.standing(this, member, zone))
        .named(
            getTranslation("members.last-sign-in"),
            MemberLabels.dateAndTime(member.lastSignIn(), zone))
        .named(
            getTranslation("members.last-reset"),
            MemberLabels.dateAndTime(member.lastReset(), zone))
        .with(actions(member));
  }

  private RowMenu actions(MemberItem member) {
    RowMenu menu = new RowMenu(MemberLabels.person(this, member));
    boolean manageable = ownRole == WorkspaceRole.OWNER || !member.role().administers();
    if (member.isInvited()) {
      return manageable
          ? menu.offer(getTranslation("invite.resend"), () -> resend(member))
              .offer(getTranslation("invite.cancel"), () -> askCancel(member))
          : menu.offer(getTranslation("invite.cancel"), () -> askCancel(member));
    }
    if (!member.own() && member.mfa() == MfaState.BOUND) {
      menu.offer(getTranslation("unbind-help.open"), () -> helpUnbind(member));
    }
    if (member.mfa() != MfaState.BOUND && member.state() == AccountState.ACTIVE) {
      menu.offer(
          getTranslation("members.remind"),
          () -> show(members.remind(workspaceId, member.id()), "members.reminded-one"));
    }
    offerExemption(menu, member);
    if (manageable && !member.own()) {
      menu.offer(
              getTranslation("members.change-role"),
              () -> freshCode.before(this, () -> askRole(member)))
          .offer(getTranslation("action.remove"), () -> beginRemoval(member));
    }
    return menu;
  }

  private void offerExemption(RowMenu menu, MemberItem member) {
    if (member.mfa() == MfaState.EXEMPT) {
      menu.offer(
          getTranslation("exemption.end"),
          () -> freshCode.before(this, () -> askEndOfExemption(member)));
    } else if (MemberLabels.canBeExempted(member)) {
      menu.offer(
          getTranslation("exemption.grant"),
          () -> freshCode.before(this, () -> askExemption(member)));
    }
  }

  private void askEndOfExemption(MemberItem member) {
    ExemptionDialog.askToEnd(
            this,
            member.name(),
            () -> show(exemptions.end(workspaceId, member.id()), "account.saved"))
        .open();
  }

  private void askExemption(MemberItem member) {
    new ExemptionDialog(
            member.name(),
            zone,
            freshCode,
            (reason, end) ->
                show(exemptions.exempt(workspaceId, member.id(), reason, end), "account.saved"))
        .open();
  }

  private void resend(MemberItem member) {
    invitations.resend(
        this, workspaceId, member.invitation(), change -> show(change, "invite.resent"));
  }

  private void askCancel(MemberItem member) {
    new ConfirmDialog(
            getTranslation("invite.cancel"),
            getTranslation("invite.cancel.question", member.email()),
            getTranslation("invite.cancel"),
            () -> show(invitations.cancel(workspaceId, member.invitation()), "invite.canceled"))
        .open();
  }

  private void show(MembershipChangeResult change, String done) {
    changed.accept(change, getTranslation(done));
  }

  private void helpUnbind(MemberItem member) {
    new UnbindHelpDialog(helps, freshCode, workspaceId, member.id()).open();
  }

  private void askRole(MemberItem member) {
    new RoleDialog(
            member.name(),
            member.role(),
            ownRole,
            role -> {
              if (role != member.role()) {
                show(memberships.changeRole(workspaceId, member.id(), role), "account.saved");
              }
            })
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
            () -> show(memberships.remove(workspaceId, member.id()), "account.saved"))
        .open();
  }
}
