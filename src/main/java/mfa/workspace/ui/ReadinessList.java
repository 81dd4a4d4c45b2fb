package mfa.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import mfa.account.AccountService;
import mfa.authenticator.ui.FreshCode;
import mfa.shell.Alert;
import mfa.shell.FilterSelect;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
import mfa.shell.grid.GridColumns;
import mfa.shell.grid.GridHeight;
import mfa.shell.notice.Done;
import mfa.workspace.ExemptionService;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.members.MemberFilter;
import mfa.workspace.members.MemberItem;
import mfa.workspace.members.MemberOrder;
import mfa.workspace.members.MemberPage;
import mfa.workspace.members.MemberService;
import mfa.workspace.members.MfaState;

/** Who is ready for MFA, by name, paged in the database; members can be exempted here. */
public class ReadinessList extends Section {

  private final transient MemberService members;
  private final transient ExemptionService exemptions;
  private final transient FreshCode freshCode;
  private final ZoneId zone;
  private final H2 heading = new H2();
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final Select<MfaState> state =
      new FilterSelect<>(
          getTranslation("members.mfa"),
          List.of(MfaState.UNBOUND, MfaState.OVERDUE, MfaState.EXEMPT, MfaState.BOUND),
          item -> MemberLabels.mfa(this, item),
          this::refresh);
  private final Grid<MemberItem> grid = new Grid<>();
  private long workspaceId;
  private transient Runnable changed = () -> {};

  @Inject
  public ReadinessList(
      MemberService members,
      ExemptionService exemptions,
      AccountService accounts,
      FreshCode freshCode) {
    this.members = members;
    this.exemptions = exemptions;
    this.freshCode = freshCode;
    zone = accounts.ownProfile().timeZone();
    addClassName("panel");
    addColumns();
    GridCards.prepare(grid, getTranslation("members.title"), this::card);
    grid.setPageSize(50);
    grid.setEmptyStateText(getTranslation("members.none"));
    add(heading, state, problem, grid);
  }

  /**
   * Shows the members of that workspace.
   *
   * @param required whether the rule is on
   * @param changed is notified when an exemption was made or ended
   */
  ReadinessList show(long workspace, boolean required, Runnable changed) {
    this.workspaceId = workspace;
    this.changed = changed;
    heading.setText(getTranslation(required ? "members.title" : "workspace.security.who"));
    problem.hide();
    grid.setItems(
        query ->
            members
                .page(
                    workspaceId,
                    filter(),
                    new MemberPage(MemberOrder.NAME, false, query.getOffset(), query.getLimit()))
                .stream(),
        query -> (int) members.count(workspaceId, filter()));
    refresh();
    return this;
  }

  private void refresh() {
    GridHeight.fit(grid, members.count(workspaceId, filter()));
    grid.getDataProvider().refreshAll();
  }

  private MemberFilter filter() {
    return new MemberFilter("", null, state.getValue());
  }

  private void addColumns() {
    GridColumns.text(grid, getTranslation("account.name"), 10, MemberLabels::name);
    GridColumns.text(
        grid, getTranslation("account.email"), 10, member -> MemberLabels.address(this, member));
    GridColumns.parts(
        grid,
        getTranslation("members.mfa"),
        15,
        member -> MemberLabels.standing(this, member, zone));
    GridColumns.actions(grid, getTranslation("members.actions"), 9, this::action);
  }

  private GridCard card(MemberItem member) {
    return new GridCard(MemberLabels.name(member))
        .plain(member.isInvited() ? "" : member.email())
        .with(MemberLabels.standing(this, member, zone), action(member));
  }

  private Button action(MemberItem member) {
    boolean exempt = member.mfa() == MfaState.EXEMPT;
    String label = exempt ? "exemption.end" : "exemption.grant";
    Button button =
        new Button(
            getTranslation(label), click -> freshCode.before(this, () -> act(member, exempt)));
    button.setAriaLabel(
        getTranslation("card.label", getTranslation(label)) + MemberLabels.person(this, member));
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.setVisible(exempt || MemberLabels.canBeExempted(member));
    return button;
  }

  private void act(MemberItem member, boolean exempt) {
    if (exempt) {
      ExemptionDialog.askToEnd(
              this, member.name(), () -> show(exemptions.end(workspaceId, member.id())))
          .open();
    } else {
      new ExemptionDialog(
              member.name(),
              zone,
              freshCode,
              (reason, end) -> show(exemptions.exempt(workspaceId, member.id(), reason, end)))
          .open();
    }
  }

  private void show(MembershipChangeResult change) {
    if (change == MembershipChangeResult.DONE) {
      changed.run();
      Done.say(this, getTranslation("account.saved"));
    } else {
      problem.lead(WorkspaceLabels.refusal(this, change));
    }
  }
}
