package mfa.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import mfa.invitation.InvitationService;
import mfa.support.Accounts;
import mfa.support.PageParts;
import mfa.support.RouteTable.AuthenticationState;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.AuditPerson;
import mfa.workspace.members.MemberFilter;
import mfa.workspace.members.MemberItem;
import mfa.workspace.members.MemberOrder;
import mfa.workspace.members.MemberPage;
import mfa.workspace.members.MemberService;
import mfa.workspace.members.WorkspaceAuditItem;
import mfa.workspace.ui.MembersView;
import mfa.workspace.ui.WorkspaceAuditView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R59")
@DisplayName("R59: the audit log of a workspace names its people and leads to those who are in it")
class AuditOfPeopleTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final Accounts accounts = new Accounts(SERVICES);
  private TestAccount owner;
  private TestWorkspace acme;
  private Visitor visitor;
  private Caller caller;

  @BeforeEach
  void oneMemberStaysAndOneGoes() {
    owner = accounts.bind(accounts.memberNamed("Nora Lindqvist"));
    TestAccount stays = accounts.memberNamed("Maya Chen");
    TestAccount goes = accounts.memberNamed("Tom & Jerry");
    acme =
        new Workspaces(SERVICES)
            .named("Acme")
            .with(owner, WorkspaceRole.OWNER)
            .with(stays)
            .with(goes);
    MembershipService memberships = SERVICES.get(MembershipService.class);
    visitor = PagesForRolesTest.visitor(AuthenticationState.MEMBER, owner);
    caller = PagesForRolesTest.caller(AuthenticationState.MEMBER, visitor);
    visitor.does(
        () -> {
          memberships.changeRole(acme.id(), acme.memberId(stays), WorkspaceRole.READ_ONLY);
          memberships.remove(acme.id(), acme.memberId(goes));
        });
  }

  @AfterEach
  void close() {
    MockVaadin.tearDown();
  }

  @Test
  void membersAreLinksAndFormerMembersAreNamedWithoutOne() {
    String members = "/workspace/" + acme.id() + "/members?find=";

    assertThat(namedInTheLog())
        .containsExactly(
            "Nora Lindqvist -> " + members + "Nora+Lindqvist",
            "Nora Lindqvist -> " + members + "Nora+Lindqvist",
            "Tom & Jerry",
            "Maya Chen -> " + members + "Maya+Chen");
  }

  @Test
  void invitedPersonIsALinkUntilTheInvitationIsCanceled() {
    InvitationService invitations = SERVICES.get(InvitationService.class);
    String address = "guest" + acme.id() + "@example.net";
    visitor.does(
        () ->
            invitations.invite(
                acme.id(), List.of(address), WorkspaceRole.STANDARD, Locale.ENGLISH));
    String link = "/workspace/" + acme.id() + "/members?find=" + URLEncoder.encode(address, UTF_8);

    assertThat(namedInTheLog()).contains(address + " -> " + link);

    visitor.does(
        () -> {
          MemberPage page = new MemberPage(MemberOrder.JOINED, true, 0, 50);
          SERVICES.get(MemberService.class).page(acme.id(), MemberFilter.ALL, page).stream()
              .filter(MemberItem::isInvited)
              .forEach(guest -> invitations.cancel(acme.id(), guest.invitation().id()));
        });

    assertThat(namedInTheLog())
        .as("invited and canceled")
        .filteredOn(name -> name.startsWith(address))
        .containsExactly(address, address);
  }

  private List<String> namedInTheLog() {
    return visitor.does(
        () ->
            cells(
                PageParts.within(open(WorkspaceAuditView.class, "/audit"), Grid.class)
                    .findFirst()
                    .orElseThrow()));
  }

  @Test
  void linkFindsThePersonAmongTheMembers() {
    String found =
        visitor
            .does(
                () -> {
                  Component page = open(MembersView.class, "/members?find=Maya+Chen");
                  return PageParts.within(page, TextField.class).findFirst().orElseThrow();
                })
            .getValue();

    assertThat(found).isEqualTo("Maya Chen");
  }

  @Test
  void formerMembersCanBeLookedForAndAreSaidToBeSo() {
    List<String> people =
        visitor.does(
            () ->
                labels(
                    PageParts.within(open(WorkspaceAuditView.class, "/audit"), ComboBox.class)
                        .findFirst()
                        .orElseThrow()));

    assertThat(people).hasSize(3);
    assertThat(people.subList(0, 2)).allMatch(label -> label.contains("@"));
    assertThat(people.getLast()).isEqualTo("Tom & Jerry (no longer a member)");
  }

  @SuppressWarnings("unchecked")
  private static List<String> labels(ComboBox<?> box) {
    ComboBox<AuditPerson> people = (ComboBox<AuditPerson>) box;
    return people
        .getDataProvider()
        .fetch((Query) new Query<AuditPerson, String>(0, 50, List.of(), null, ""))
        .map(person -> people.getItemLabelGenerator().apply((AuditPerson) person))
        .toList();
  }

  private Component open(Class<? extends Component> view, String page) {
    return (Component)
        PagesForRolesTest.open(view, "/workspace/" + acme.id() + page, caller).getFirst();
  }

  /** Who, then whom, in the order of the rows. */
  private static List<String> cells(Grid<?> grid) {
    @SuppressWarnings("unchecked")
    Grid<WorkspaceAuditItem> entries = (Grid<WorkspaceAuditItem>) grid;
    List<WorkspaceAuditItem> rows =
        entries.getDataProvider().fetch(new Query<>(0, 50, List.of(), null, null)).toList();
    return entries.getColumns().stream()
        .map(Grid.Column::getRenderer)
        .filter(ComponentRenderer.class::isInstance)
        .flatMap(renderer -> rows.stream().map(cell(renderer)))
        .flatMap(AuditOfPeopleTest::words)
        .toList();
  }

  private static Stream<String> words(Component cell) {
    String text = cell.getElement().getTextRecursively();
    return text.isEmpty()
        ? Stream.of()
        : Stream.of(cell instanceof Anchor link ? text + " -> " + link.getHref() : text);
  }

  @SuppressWarnings("unchecked")
  private static <T> Function<T, Component> cell(Object renderer) {
    return row -> ((ComponentRenderer<Component, T>) renderer).createComponent(row);
  }
}
