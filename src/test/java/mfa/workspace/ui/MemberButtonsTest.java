package mfa.workspace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mfa.shell.grid.RowMenu;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.ExemptionService;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.MemberFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whom a button means is heard as well as seen. */
@Tag("R43")
@DisplayName("R43: the buttons of two members of one name are called apart")
@ExtendWith(OpenPage.class)
class MemberButtonsTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final Accounts accounts = new Accounts(SERVICES);
  private Visitor owner;
  private TestWorkspace workspace;

  @BeforeEach
  void openPage() {
    TestAccount account = accounts.boundMember();
    workspace =
        new Workspaces(SERVICES)
            .named("Acme")
            .with(account, WorkspaceRole.OWNER)
            .with(accounts.memberNamed("Kim Lee"))
            .with(accounts.memberNamed("Kim Lee"));
    owner = Visitor.of(SERVICES).signInWithCode(account);
  }

  @Test
  void buttonsOfMembersDiffer() {
    assertThat(
            labels(
                () -> {
                  MemberTable table = SERVICES.get(MemberTable.class);
                  table.show(workspace.id(), WorkspaceRole.OWNER, () -> MemberFilter.ALL);
                  return table;
                }))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void buttonsOfExemptionsDiffer() {
    assertThat(
            labels(() -> SERVICES.get(ReadinessList.class).show(workspace.id(), false, () -> {})))
        .hasSizeGreaterThanOrEqualTo(2)
        .doesNotHaveDuplicates();
  }

  @Test
  @Tag("R66")
  @DisplayName("R66: an exemption ends after a question: its member may have to bind at once")
  void exemptionEndsAfterAQuestion() {
    TestAccount member = accounts.memberNamed("Kim Exempt");
    workspace.with(member);
    owner.does(
        () -> {
          ExemptionService exemptions = SERVICES.get(ExemptionService.class);
          exemptions.exempt(
              workspace.id(),
              workspace.memberId(member),
              "Away",
              SERVICES.clock().instant().plus(Duration.ofDays(1)));
          ReadinessList list = SERVICES.get(ReadinessList.class);
          UI.getCurrent().add(list.show(workspace.id(), true, () -> {}));
          PageParts.within(list, Grid.class)
              .flatMap(PageParts::cells)
              .filter(Button.class::isInstance)
              .map(Button.class::cast)
              .filter(button -> button.getText().equals("End exemption"))
              .findFirst()
              .orElseThrow()
              .click();
          PageParts.takeFocused();
          assertThat(exempt(member)).as("before the answer").isOne();
          PageParts.press(UI.getCurrent(), "End exemption");
          assertThat(exempt(member)).isZero();
        });
  }

  private static long exempt(TestAccount member) {
    return SERVICES
        .sql()
        .number(
            "select count(*) from membership where account_id = ? and exempt_until is not null",
            member.id());
  }

  /** What the buttons of all rows are called. */
  private List<String> labels(Supplier<Component> page) {
    return owner.does(
        () ->
            PageParts.within(page.get(), Grid.class)
                .flatMap(PageParts::cells)
                .flatMap(MemberButtonsTest::withAllBelow)
                .flatMap(MemberButtonsTest::label)
                .toList());
  }

  private static Stream<String> label(Component part) {
    return switch (part) {
      case Button button -> Stream.of(button.getAriaLabel().orElseThrow());
      case RowMenu menu when menu.isVisible() ->
          Stream.of(menu.getItems().getFirst().getAriaLabel().orElseThrow());
      default -> Stream.empty();
    };
  }

  private static Stream<Component> withAllBelow(Component top) {
    return Stream.concat(
        Stream.of(top), top.getChildren().flatMap(MemberButtonsTest::withAllBelow));
  }
}
