package mfa.workspace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mfa.authenticator.ui.ProofDialog;
import mfa.invitation.InvitationService;
import mfa.shell.Alert;
import mfa.shell.bulk.BulkDialog;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R58")
@DisplayName("What an owner does to many members from their list")
@ExtendWith(OpenPage.class)
class MembersViewTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final Accounts accounts = new Accounts(SERVICES);
  private final TestAccount account = accounts.boundMember();
  private final TestAccount kim = accounts.memberNamed("Kim Unbound");
  private final TestAccount bo = accounts.bind(accounts.memberNamed("Bo Bound"));
  private TestWorkspace workspace;
  private Visitor owner;

  @BeforeEach
  void signIn() {
    SERVICES.clock().moveToNextStep();
    workspace =
        new Workspaces(SERVICES)
            .named("Globex")
            .with(account, WorkspaceRole.OWNER)
            .with(kim)
            .with(bo);
    owner = Visitor.of(SERVICES).signInWithCode(account);
  }

  @Test
  @DisplayName("All unbound members are reminded after a question that counts them, not before")
  void allAreRemindedAfterAQuestion() {
    owner.does(
        () -> {
          open();
          PageParts.press(UI.getCurrent(), "Remind to bind (all unbound)");
          MockVaadin.clientRoundtrip();
          assertThat(shown()).contains("Remind 1 unbound member by e-mail?");
          assertThat(orderedReminders()).as("before the answer").isZero();

          PageParts.press(UI.getCurrent(), "Remind to bind");
          assertThat(orderedReminders()).isOne();
        });
  }

  @Test
  void manyAreRemindedWithAResultForEach() {
    owner.does(
        () -> {
          open();
          choose("Remind to bind");
          assertThat(shown()).contains("Remind 3 members by e-mail?");
          assertThat(rowsOf("remind_at is not null")).as("before the answer").isZero();

          PageParts.press(UI.getCurrent(), "Remind to bind");
          MockVaadin.clientRoundtrip();
          assertThat(results())
              .containsExactly("Done for 1 of 3 people.", "Not done for 2 people:");
          assertThat(failures())
              .hasSize(2)
              .allMatch(text -> text.endsWith("This member is bound already."))
              .anyMatch(text -> text.contains("Bo Bound"));
          assertThat(rowsOf("remind_at is not null")).isOne();
        });
  }

  @Test
  @Tag("R66")
  @DisplayName("R66: many are exempt for one reason, but nobody exempts themselves")
  void manyAreExemptForOneReason() {
    owner.does(
        () -> {
          open();
          choose("Exempt");
          PageParts.submit(UI.getCurrent());
          MockVaadin.clientRoundtrip();
          TextField reason = last(TextField.class);
          assertThat(reason.isInvalid()).as("without a reason").isTrue();
          assertThat(rowsOf("exempt_until is not null")).isZero();

          reason.setValue("Away until spring");
          PageParts.submit(UI.getCurrent());
          MockVaadin.clientRoundtrip();
          assertThat(results())
              .containsExactly("Done for 1 of 3 people.", "Not done for 2 people:");
          assertThat(failures())
              .anyMatch(text -> text.contains("your own membership"))
              .anyMatch(text -> text.contains("Bo Bound") && text.contains("bound already"));
          assertThat(rowsOf("exempt_reason = 'Away until spring'")).isOne();
        });
  }

  @Test
  @DisplayName("How many are bound is counted again when somebody was removed")
  void boundAreCountedAgain() {
    owner.does(
        () -> {
          open();
          assertThat(shown()).contains("2 of 3 bound");

          choose("Remove member");
          PageParts.press(UI.getCurrent(), "Remove member");
          MockVaadin.clientRoundtrip();
          assertThat(results()).contains("Done for 2 of 3 people.");
          PageParts.press(UI.getCurrent(), "Close");
          MockVaadin.clientRoundtrip();

          assertThat(shown()).contains("1 of 1 bound").doesNotContain("of 3 bound");
        });
  }

  @Test
  @Tag("R62")
  @DisplayName("R62: a code that runs out beside a reason is asked for again, and the reason stays")
  void codeThatRanOutIsAskedForAgain() {
    owner.does(
        () -> {
          open();
          choose("Exempt");
          TextField reason = last(TextField.class);
          reason.setValue("Away until spring");
          SERVICES.clock().moveBy(Duration.ofMinutes(6));

          PageParts.submit(UI.getCurrent());
          MockVaadin.clientRoundtrip();

          assertThat(PageParts.within(UI.getCurrent(), ProofDialog.class)).hasSize(1);
          assertThat(PageParts.within(UI.getCurrent(), TextField.class)).contains(reason);
          assertThat(reason.getValue()).isEqualTo("Away until spring");
          assertThat(rowsOf("exempt_until is not null")).isZero();
        });
  }

  @Test
  @Tag("R44")
  @DisplayName(
      "R44: who would have to bind at the next click joins the pilot group after a question that"
          + " says so; with grace left nobody is asked")
  void pilotGroupWithoutGraceIsJoinedAfterAQuestion() {
    workspace.since(Duration.ofDays(9)).requiringMfaOfPilots(1);
    owner.does(
        () -> {
          open();
          choose("Add to pilot group");
          assertThat(results()).containsExactly("Done for 3 of 3 people.");
        });
    SERVICES
        .sql()
        .execute("update membership set pilot = false where workspace_id = ?", workspace.id());
    workspace.requiringMfaOfPilots(0);
    owner.does(
        () -> {
          open();
          choose("Add to pilot group");
          assertThat(shown())
              .contains("Add 3 members to the pilot group?", "at their next click", "else: 1.");
          assertThat(rowsOf("pilot = true")).as("before the answer").isZero();

          PageParts.press(UI.getCurrent(), "Add to pilot group");
          MockVaadin.clientRoundtrip();
          assertThat(rowsOf("pilot = true")).isEqualTo(3);
        });
  }

  @Test
  @Tag("R63")
  @DisplayName("R63: many get one role, but nobody changes their own")
  @SuppressWarnings("unchecked")
  void manyGetOneRole() {
    owner.does(
        () -> {
          open();
          choose("Change role");
          last(Select.class).setValue(WorkspaceRole.ADMINISTRATOR);
          PageParts.submit(UI.getCurrent());
          MockVaadin.clientRoundtrip();

          assertThat(results())
              .containsExactly("Done for 2 of 3 people.", "Not done for 1 person:");
          assertThat(failures()).singleElement().asString().contains("your own membership");
          assertThat(
                  List.of(workspace.roleOf(account), workspace.roleOf(kim), workspace.roleOf(bo)))
              .containsExactly(
                  WorkspaceRole.OWNER, WorkspaceRole.ADMINISTRATOR, WorkspaceRole.ADMINISTRATOR);
        });
  }

  @Test
  @Tag("R30")
  @DisplayName("R30: of many, only the invited are invited again, and not at once")
  void onlyTheInvitedAreInvitedAgain() {
    String guest = invite();
    owner.does(
        () -> {
          open();
          resend();
          assertThat(results()).containsExactly("Not done for 1 person:");
          assertThat(failures())
              .singleElement()
              .asString()
              .contains(guest, "An e-mail was sent a moment ago");
          PageParts.press(UI.getCurrent(), "Close");
          MockVaadin.clientRoundtrip();

          SERVICES.clock().moveBy(Duration.ofMinutes(10));
          resend();
          assertThat(results()).containsExactly("Done for 1 of 1 person.");
        });
  }

  @Test
  @DisplayName("What concerns nobody who is selected is not offered")
  void whatConcernsNobodyIsNotOffered() {
    String guest = invite();
    owner.does(
        () -> {
          open();
          selectAll();
          assertThat(offered()).contains("Exempt", "Remove member", "Resend", "Cancel invitation");

          PageParts.within(UI.getCurrent(), TextField.class)
              .findFirst()
              .orElseThrow()
              .setValue(guest);
          MockVaadin.clientRoundtrip();
          selectAll();
          assertThat(offered()).containsExactly("Resend", "Cancel invitation");
        });
  }

  private String invite() {
    String guest = "guest" + workspace.id() + "@example.net";
    owner.does(
        () ->
            SERVICES
                .get(InvitationService.class)
                .invite(workspace.id(), List.of(guest), WorkspaceRole.STANDARD, Locale.ENGLISH));
    return guest;
  }

  private static void resend() {
    choose("Resend");
    assertThat(shown()).contains("Send the invitation of 1 person again?");
    PageParts.press(UI.getCurrent(), "Resend");
    MockVaadin.clientRoundtrip();
  }

  private void open() {
    OpenedView.of(workspace.id(), SERVICES.get(MembersView.class));
  }

  /** What the menu of all who are listed does. */
  private static void choose(String action) {
    selectAll();
    MenuItem item = items().filter(each -> each.getText().equals(action)).findFirst().orElseThrow();
    ComponentUtil.fireEvent(item, new ClickEvent<>(item));
    MockVaadin.clientRoundtrip();
  }

  private static void selectAll() {
    PageParts.within(UI.getCurrent(), SelectionBar.class)
        .flatMap(bar -> bar.getChildren())
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow()
        .click();
  }

  private static List<String> offered() {
    return items().filter(MenuItem::isEnabled).map(MenuItem::getText).toList();
  }

  private static Stream<MenuItem> items() {
    return PageParts.within(UI.getCurrent(), SelectionBar.class)
        .flatMap(bar -> PageParts.within(bar, MenuBar.class))
        .flatMap(menu -> menu.getItems().getFirst().getSubMenu().getItems().stream());
  }

  private static String shown() {
    return UI.getCurrent().getElement().getTextRecursively();
  }

  private static List<String> results() {
    return PageParts.within(last(BulkDialog.class), Alert.class)
        .filter(Component::isVisible)
        .map(alert -> alert.getElement().getTextRecursively())
        .toList();
  }

  private static List<String> failures() {
    return PageParts.within(last(BulkDialog.class), ListItem.class).map(ListItem::getText).toList();
  }

  /** That of the dialog above. */
  private static <T extends Component> T last(Class<T> kind) {
    return PageParts.within(UI.getCurrent(), kind).reduce((first, last) -> last).orElseThrow();
  }

  private long orderedReminders() {
    return SERVICES
        .sql()
        .number("select count(*) from bulk_member_job where workspace_id = ?", workspace.id());
  }

  private long rowsOf(String condition) {
    return SERVICES
        .sql()
        .number(
            "select count(*) from membership where workspace_id = ? and " + condition,
            workspace.id());
  }
}
