package mfa.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.browserless.internal.Routes;
import com.vaadin.browserless.mocks.MockedUI;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mfa.account.PlatformRole;
import mfa.session.SessionService;
import mfa.session.Stage;
import mfa.shell.ErrorPage;
import mfa.support.Accounts;
import mfa.support.RouteTable;
import mfa.support.RouteTable.AuthenticationState;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.workspace.WorkspaceRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every view with the real services behind it, for a caller of every kind, without a browser. */
@Tag("R35")
@Tag("R63")
@DisplayName("R35 R63: every page shows itself to everybody who may stay on it, and to nobody else")
class PagesForRolesTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final Accounts accounts = new Accounts(SERVICES);
  private final Workspaces workspaces = new Workspaces(SERVICES);

  /** Where a window opens, which nobody may see. */
  @Route("")
  static class Nowhere extends Div {}

  /** Makes the views as the container does. */
  public static class Beans implements InstantiatorFactory {

    @Override
    public Instantiator createInstantitor(VaadinService service) {
      return new DefaultInstantiator(service) {
        @Override
        public <T> T getOrCreate(Class<T> type) {
          return type.getName().startsWith("mfa.") ? SERVICES.get(type) : super.getOrCreate(type);
        }
      };
    }
  }

  @AfterEach
  void close() {
    MockVaadin.tearDown();
  }

  static Stream<Arguments> pages() {
    return RoutesByRoleTest.VIEWS.keySet().stream()
        .flatMap(
            path ->
                Arrays.stream(AuthenticationState.values()).map(who -> Arguments.of(path, who)));
  }

  @ParameterizedTest(name = "{0} for {1}")
  @MethodSource("pages")
  void pageShowsItselfOrIsRefused(String path, AuthenticationState who) {
    TestAccount account = account(who);
    long workspace = workspaces.named("Acme").with(account, WorkspaceRole.OWNER).id();
    String address = path.replace(":workspaceId", Long.toString(workspace));
    Class<? extends Component> view = RoutesByRoleTest.VIEWS.get(path).asSubclass(Component.class);
    Visitor visitor = visitor(who, account);
    Caller caller = caller(who, visitor);

    List<HasElement> shown = visitor.does(() -> open(view, address, caller));

    if (RouteTable.STAY.get(path).contains(who)) {
      // What does not exist has no page of its own.
      assertThat(shown.getFirst().getClass())
          .isIn(path.endsWith("/x") ? Set.of(view, ErrorPage.class) : Set.of(view));
      assertThat(shown.getLast().getElement().getTextRecursively())
          .isNotBlank()
          .doesNotContain("!{");
      assertThat(columnsOfActions(shown.getFirst()))
          .as("what can be done with a row is in view at every width")
          .allMatch(Grid.Column::isFrozenToEnd);
    } else if (Pages.redirectFor(caller, address).isEmpty()) {
      assertThat(shown).noneMatch(view::isInstance);
    }
  }

  @ParameterizedTest(name = "R58: {0} for {1}")
  @MethodSource("pagesOfAWorkspace")
  @Tag("R58")
  void pageOfAWorkspaceIsThereForThoseWhoAdministerIt(String page, WorkspaceRole role) {
    TestAccount account = accounts.boundMember();
    long own = workspaces.named("Acme").with(account, role).id();
    long foreign = workspaces.named("Acme").with(accounts.member(), WorkspaceRole.OWNER).id();
    String path = "/workspace/:workspaceId" + page;
    Class<? extends Component> view = RoutesByRoleTest.VIEWS.get(path).asSubclass(Component.class);

    assertThat(top(view, path, own, account).getClass())
        .isEqualTo(role.administers() || page.isEmpty() ? view : ErrorPage.class);
    assertThat(words(top(view, path, foreign, account), foreign))
        .isEqualTo(words(top(view, path, 999_999_999_999L, account), 999_999_999_999L));
  }

  static Stream<Arguments> pagesOfAWorkspace() {
    return Stream.of("", "/members", "/security", "/audit")
        .flatMap(
            page -> Arrays.stream(WorkspaceRole.values()).map(role -> Arguments.of(page, role)));
  }

  private HasElement top(
      Class<? extends Component> view, String path, long workspace, TestAccount account) {
    Visitor visitor = visitor(AuthenticationState.MEMBER, account);
    Caller caller = caller(AuthenticationState.MEMBER, visitor);
    String address = path.replace(":workspaceId", Long.toString(workspace));
    HasElement shown = visitor.does(() -> open(view, address, caller)).getFirst();
    MockVaadin.tearDown();
    return shown;
  }

  private static String words(HasElement page, long workspace) {
    assertThat(page).isInstanceOf(ErrorPage.class);
    return page.getElement().getTextRecursively().replace(Long.toString(workspace), "");
  }

  private static List<Grid.Column<?>> columnsOfActions(HasElement view) {
    return withAllBelow((Component) view)
        .filter(Grid.class::isInstance)
        .<Grid.Column<?>>flatMap(grid -> ((Grid<?>) grid).getColumns().stream())
        .filter(column -> Set.of("Actions", "Action").contains(column.getHeaderText()))
        .toList();
  }

  static Stream<Component> withAllBelow(Component top) {
    return Stream.concat(
        Stream.of(top), top.getChildren().flatMap(PagesForRolesTest::withAllBelow));
  }

  static List<HasElement> open(Class<? extends Component> view, String address, Caller caller) {
    return open(List.of(view), address, caller);
  }

  /** Opens a window at an address, where these pages are known. */
  static List<HasElement> open(
      List<Class<? extends Component>> views, String address, Caller caller) {
    MockVaadin.setup(
        new Routes(Set.of(Nowhere.class), Set.of(ErrorPage.class), Set.of(), true),
        MockedUI::new,
        Set.of(Beans.class));
    if (caller != null) {
      BrowserSession.bind(VaadinServletRequest.getCurrent().getHttpServletRequest(), caller);
    }
    views.forEach(RouteConfiguration.forSessionScope()::setAnnotatedRoute);
    Location location = new Location(address.substring(1));
    UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    return UI.getCurrent().getInternals().getActiveRouterTargetsChain();
  }

  static Caller caller(AuthenticationState who, Visitor visitor) {
    return who == AuthenticationState.ANONYMOUS
        ? null
        : SERVICES.asTimer(
            () -> SERVICES.get(CallerService.class).caller(visitor.sessionKey()).orElseThrow());
  }

  private TestAccount account(AuthenticationState who) {
    TestAccount account =
        who == AuthenticationState.MUST_BIND ? accounts.member() : accounts.boundMember();
    switch (who) {
      case MUST_BIND -> accounts.reset(account);
      case AGENT -> accounts.grant(account, PlatformRole.AGENT);
      case SUPERVISOR -> accounts.grant(account, PlatformRole.SUPERVISOR);
      case PROCESS_OWNER -> accounts.grant(account, PlatformRole.PROCESS_OWNER);
      case PLATFORM_ADMIN -> accounts.grant(account, PlatformRole.PLATFORM_ADMIN);
      case ANONYMOUS, HALF_SIGNED_IN, MEMBER -> {}
    }
    return account;
  }

  static Visitor visitor(AuthenticationState who, TestAccount account) {
    Visitor visitor = Visitor.of(SERVICES);
    if (who == AuthenticationState.ANONYMOUS) {
      return visitor;
    }
    boolean halfway = who == AuthenticationState.HALF_SIGNED_IN || account.phone() != null;
    visitor.inSession(
        visitor.does(
            () ->
                SERVICES
                    .get(SessionService.class)
                    .open(account.id(), halfway ? Stage.HALF_SIGNED_IN : Stage.SIGNED_IN, 0)));
    if (halfway && who != AuthenticationState.HALF_SIGNED_IN) {
      visitor.does(() -> SERVICES.get(SessionService.class).confirm(0));
    }
    return visitor;
  }
}
