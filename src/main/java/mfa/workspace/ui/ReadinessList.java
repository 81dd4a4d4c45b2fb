package mfa.workspace.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import mfa.account.AccountService;
import mfa.authenticator.ui.FreshCode;
import mfa.invitation.InvitationItem;
import mfa.invitation.InvitationService;
import mfa.shell.Alert;
import mfa.shell.FilterSelect;
import mfa.shell.GridCard;
import mfa.shell.GridCards;
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
  private final transient InvitationService invitations;
  private final transient FreshCode freshCode;
  private final ZoneId zone;
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final Select<MfaState> state =
      new FilterSelect<>(
          getTranslation("members.mfa"),
          List.of(MfaState.UNBOUND, MfaState.EXEMPT, MfaState.BOUND),
          item -> MemberLabels.mfa(this, item),
          this::refresh);
  private final Grid<MemberItem> grid = new Grid<>();
  private final Paragraph invited = new Paragraph();
  private long workspaceId;
  private transient Runnable changed = () -> {};

  @Inject
  public ReadinessList(
      MemberService members,
      ExemptionService exemptions,
      InvitationService invitations,
      AccountService accounts,
      FreshCode freshCode) {
    this.members = members;
    this.exemptions = exemptions;
    this.invitations = invitations;
    this.freshCode = freshCode;
    zone = accounts.ownProfile().timeZone();
    addClassName("panel");
    addColumns();
    GridCards.prepare(grid, getTranslation("members.title"), this::card);
    grid.setPageSize(50);
    grid.setEmptyStateText(getTranslation("members.none"));
    add(new H2(getTranslation("workspace.security.who")), state, problem, grid, invited);
  }

  /**
   * Shows the members of that workspace.
   *
   * @param changed is notified when an exemption was made or ended
   */
  ReadinessList show(long workspace, Runnable changed) {
    this.workspaceId = workspace;
    this.changed = changed;
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
    showInvited();
    refresh();
    return this;
  }

  /** Who has not joined yet has to bind at the first sign-in. */
  private void showInvited() {
    String addresses =
        invitations.open(workspaceId).stream()
            .filter(member -> !member.over())
            .map(InvitationItem::email)
            .collect(Collectors.joining(", "));
    invited.setText(getTranslation("workspace.security.invited", addresses));
    invited.setVisible(!addresses.isEmpty());
  }

  private void refresh() {
    grid.getDataProvider().refreshAll();
  }

  private MemberFilter filter() {
    return new MemberFilter("", null, state.getValue());
  }

  private void addColumns() {
    grid.addColumn(MemberItem::name).setHeader(getTranslation("account.name"));
    grid.addColumn(MemberItem::email).setHeader(getTranslation("account.email"));
    grid.addComponentColumn(this::standing).setHeader(getTranslation("members.mfa"));
    grid.addComponentColumn(this::action)
        .setHeader(getTranslation("members.actions"))
        .setAutoWidth(true)
        .setFlexGrow(0)
        .setFrozenToEnd(true);
  }

  private GridCard card(MemberItem member) {
    return new GridCard(member.name()).plain(member.email()).with(standing(member), action(member));
  }

  private Div standing(MemberItem member) {
    Span time = new Span(MemberLabels.time(this, member, zone));
    time.addClassName("hint");
    Div standing = new Div(MemberLabels.badge(this, member.mfa()), time);
    standing.addClassName("line-words");
    return standing;
  }

  private Button action(MemberItem member) {
    boolean exempt = member.mfa() == MfaState.EXEMPT;
    String label = exempt ? "exemption.end" : "exemption.grant";
    Button button =
        new Button(
            getTranslation(label), click -> freshCode.before(this, () -> act(member, exempt)));
    button.setAriaLabel(
        getTranslation("card.label", getTranslation(label))
            + getTranslation("card.person", member.name(), member.email()));
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.setVisible(
        exempt || member.mfa() != MfaState.BOUND && !member.own() && !member.role().administers());
    return button;
  }

  private void act(MemberItem member, boolean exempt) {
    if (exempt) {
      show(exemptions.end(workspaceId, member.id()));
    } else {
      new ExemptionDialog(
              member.name(),
              zone,
              (reason, end) -> show(exemptions.exempt(workspaceId, member.id(), reason, end)))
          .open();
    }
  }

  private void show(MembershipChangeResult change) {
    if (change == MembershipChangeResult.DONE) {
      Notification.show(getTranslation("account.saved"));
      changed.run();
    } else {
      problem.show(WorkspaceLabels.refusal(this, change));
    }
  }
}
