package mfa.workspace.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.shell.Alert;
import mfa.shell.bulk.BulkDialog;
import mfa.support.Accounts;
import mfa.support.AuditTrail;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.MembershipChangeResult;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.MemberFilter;
import mfa.workspace.members.MemberItem;
import mfa.workspace.members.MemberOrder;
import mfa.workspace.members.MemberPage;
import mfa.workspace.members.MemberService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R58")
@Tag("R75")
@DisplayName("R58 R75: what is done to many people is decided for each, and one stops no other")
@ExtendWith(OpenPage.class)
class BulkDialogTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final Accounts accounts = new Accounts(SERVICES);
  private final TestAccount owner = accounts.boundMember();
  private final TestAccount second = accounts.memberNamed("Second Owner");
  private final TestAccount rotten = accounts.memberNamed("Rotten Apple");
  private final TestAccount last = accounts.memberNamed("Zoe Last");
  private TestWorkspace workspace;
  private Visitor acting;
  private boolean closed;

  @BeforeEach
  void openPage() {
    workspace =
        new Workspaces(SERVICES)
            .named("Acme")
            .with(owner, WorkspaceRole.ADMINISTRATOR)
            .with(second, WorkspaceRole.OWNER)
            .with(rotten)
            .with(last);
    acting = Visitor.of(SERVICES).signInWithCode(owner);
  }

  @Test
  void oneStopsNoOther() {
    MembershipService memberships = SERVICES.get(MembershipService.class);
    Component dialog =
        run(
            person -> {
              if (person.name().equals("Rotten Apple")) {
                throw new EJBException("This row cannot be read.");
              }
              return memberships.remove(workspace.id(), person.id());
            });

    assertThat(workspace.roleOf(last)).isNull();
    assertThat(List.of(workspace.roleOf(owner), workspace.roleOf(second), workspace.roleOf(rotten)))
        .containsExactly(WorkspaceRole.ADMINISTRATOR, WorkspaceRole.OWNER, WorkspaceRole.STANDARD);
    assertThat(texts(dialog)).contains("Done for 1 of 4 people.", "Not done for 3 people:");
    assertThat(failures(dialog))
        .hasSize(3)
        .anySatisfy(text -> assertThat(text).contains("Second Owner", "Only owners"))
        .anySatisfy(text -> assertThat(text).contains("Rotten Apple", "error on the server"))
        .anySatisfy(text -> assertThat(text).contains("your own membership"));
    assertThat(
            new AuditTrail(SERVICES.sql())
                .count(last, AuditAction.MEMBER_REMOVED, AuditResult.SUCCESS))
        .isEqualTo(1);
    acting.does(() -> PageParts.press(dialog, "Close"));
    assertThat(closed).isTrue();
  }

  @Test
  @DisplayName("Who stops it sees whom nobody tried before it closes")
  void whoStopsItSeesHowFarItWas() {
    Component dialog = run(3, person -> MembershipChangeResult.DONE);

    acting.does(() -> PageParts.press(dialog, "Stop"));
    assertThat(closed).isFalse();
    assertThat(texts(dialog))
        .contains(
            "Done for 10 of 12 people.", "You stopped this. Not tried: 2. Tried and not done: 0.");
    assertThat(failures(dialog)).hasSize(2).allMatch(text -> text.endsWith("Not tried."));

    acting.does(() -> PageParts.press(dialog, "Close"));
    assertThat(closed).isTrue();
  }

  @Test
  @Tag("R62")
  @DisplayName("R62: a code that is not fresh any more ends it, and it says how many are left")
  void staleCodeEndsIt() {
    Component dialog = run(person -> MembershipChangeResult.NEEDS_CODE);

    assertThat(texts(dialog)).anySatisfy(text -> assertThat(text).contains("Not tried: 4 people"));
    assertThat(failures(dialog)).hasSize(4).allMatch(text -> text.endsWith("Not tried."));
  }

  @Test
  @Tag("R44")
  @DisplayName("R44: the gate ends it for who may not go on")
  void gateEndsIt() {
    assertThatThrownBy(
            () ->
                run(
                    person -> {
                      throw new EJBAccessException("not a member any more");
                    }))
        .isInstanceOf(EJBAccessException.class);
  }

  private Component run(Function<MemberItem, MembershipChangeResult> action) {
    return run(1, action);
  }

  /** Everybody as many times. */
  private Component run(int times, Function<MemberItem, MembershipChangeResult> action) {
    return acting.does(
        () -> {
          List<MemberItem> people =
              SERVICES
                  .get(MemberService.class)
                  .page(
                      workspace.id(),
                      MemberFilter.ALL,
                      new MemberPage(MemberOrder.NAME, false, 0, 50));
          BulkDialog<MemberItem> dialog =
              BulkActions.dialog(
                  UI.getCurrent(),
                  "Remove",
                  Collections.nCopies(times, people).stream().flatMap(List::stream).toList(),
                  action,
                  () -> closed = true);
          dialog.open();
          return dialog;
        });
  }

  private static List<String> texts(Component dialog) {
    return PageParts.within(dialog, Alert.class)
        .map(alert -> alert.getElement().getTextRecursively())
        .toList();
  }

  private static List<String> failures(Component dialog) {
    return PageParts.within(dialog, ListItem.class).map(ListItem::getText).toList();
  }
}
