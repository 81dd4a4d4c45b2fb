package mfa.workspace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mfa.shell.grid.RowMenu;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
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

  private static final Services SERVICES = Services.on(TestDatabase.H2);

  private final Accounts accounts = new Accounts(SERVICES);
  private Visitor owner;
  private long workspace;

  @BeforeEach
  void openPage() {
    TestAccount account = accounts.boundMember();
    workspace =
        new Workspaces(SERVICES)
            .named("Acme")
            .with(account, WorkspaceRole.OWNER)
            .with(accounts.memberNamed("Kim Lee"))
            .with(accounts.memberNamed("Kim Lee"))
            .id();
    owner = Visitor.of(SERVICES);
    owner.signIn(account);
    owner.confirm(account.code(SERVICES.clock().instant()));
  }

  @Test
  void buttonsOfMembersDiffer() {
    assertThat(
            labels(
                () -> {
                  MemberTable table = SERVICES.get(MemberTable.class);
                  table.show(workspace, WorkspaceRole.OWNER, () -> MemberFilter.ALL);
                  return table;
                }))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void buttonsOfExemptionsDiffer() {
    assertThat(labels(() -> SERVICES.get(ReadinessList.class).show(workspace, false, () -> {})))
        .hasSizeGreaterThanOrEqualTo(2)
        .doesNotHaveDuplicates();
  }

  /** What the buttons of all rows are called. */
  private List<String> labels(Supplier<Component> page) {
    return owner.does(
        () ->
            withAllBelow(page.get())
                .filter(Grid.class::isInstance)
                .flatMap(grid -> labels((Grid<?>) grid))
                .toList());
  }

  private static <T> Stream<String> labels(Grid<T> grid) {
    List<T> rows = grid.getDataProvider().fetch(new Query<>(0, 50, List.of(), null, null)).toList();
    return grid.getColumns().stream()
        .map(Grid.Column::getRenderer)
        .filter(ComponentRenderer.class::isInstance)
        .flatMap(renderer -> rows.stream().map(cell(renderer)))
        .flatMap(MemberButtonsTest::withAllBelow)
        .flatMap(MemberButtonsTest::label);
  }

  private static Stream<String> label(Component part) {
    return switch (part) {
      case Button button -> Stream.of(button.getAriaLabel().orElseThrow());
      case RowMenu menu when menu.isVisible() ->
          Stream.of(menu.getItems().getFirst().getAriaLabel().orElseThrow());
      default -> Stream.empty();
    };
  }

  @SuppressWarnings("unchecked")
  private static <T> Function<T, Component> cell(Object renderer) {
    return row -> ((ComponentRenderer<Component, T>) renderer).createComponent(row);
  }

  private static Stream<Component> withAllBelow(Component top) {
    return Stream.concat(
        Stream.of(top), top.getChildren().flatMap(MemberButtonsTest::withAllBelow));
  }
}
