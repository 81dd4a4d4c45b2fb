package mfa.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import java.util.stream.Stream;
import mfa.account.PlatformRole;
import mfa.account.ui.AccountView;
import mfa.shell.MainLayout;
import mfa.shell.ui.SideNavigation;
import mfa.support.Accounts;
import mfa.support.PageParts;
import mfa.support.RouteTable.AuthenticationState;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("R63")
@DisplayName("R63: the navigation shows each person the ways that are theirs")
class SideNavigationTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final Accounts accounts = new Accounts(SERVICES);

  @AfterEach
  void close() {
    MockVaadin.tearDown();
  }

  static Stream<Arguments> people() {
    List<String> everybody = List.of("Account Management", "Security Settings", "Tickets");
    return Stream.of(
            Arguments.of(null, List.of()),
            Arguments.of(PlatformRole.AGENT, List.of("Agent desk")),
            Arguments.of(PlatformRole.SUPERVISOR, List.of("Agent desk")),
            Arguments.of(PlatformRole.PROCESS_OWNER, List.of("Processes")),
            Arguments.of(PlatformRole.PLATFORM_ADMIN, List.of("Administration")))
        .map(Arguments::get)
        .flatMap(
            each ->
                Stream.of(true, false)
                    .map(
                        inWorkspace ->
                            Arguments.of(
                                each[0],
                                inWorkspace,
                                Stream.of(
                                        inWorkspace || each[0] == null
                                            ? List.of("Workspaces")
                                            : List.of(),
                                        everybody,
                                        (List<?>) each[1])
                                    .flatMap(List::stream)
                                    .toList())));
  }

  @ParameterizedTest(name = "{0}, in a workspace: {1}")
  @MethodSource("people")
  @DisplayName("Workspaces is no way for who works for all of them and belongs to none")
  void waysAreThoseOfThePerson(PlatformRole role, boolean inWorkspace, List<String> ways) {
    TestAccount person = accounts.boundMember();
    if (role != null) {
      accounts.grant(person, role);
    }
    if (inWorkspace) {
      new Workspaces(SERVICES).named("Globex").with(person);
    }

    assertThat(ways(person)).containsExactlyElementsOf(ways);
  }

  private static List<String> ways(TestAccount person) {
    Visitor visitor = PagesForRolesTest.visitor(AuthenticationState.MEMBER, person);
    Caller caller = PagesForRolesTest.caller(AuthenticationState.MEMBER, visitor);
    Component around =
        (Component)
            visitor
                .does(() -> PagesForRolesTest.open(AccountView.class, "/account", caller))
                .getLast();
    assertThat(around).isInstanceOf(MainLayout.class);
    SideNavigation navigation =
        PageParts.within(around, SideNavigation.class).findFirst().orElseThrow();
    return navigation.getItems().stream()
        .filter(SideNavItem::isVisible)
        .map(SideNavItem::getLabel)
        .toList();
  }
}
