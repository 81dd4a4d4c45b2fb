package mfa.login;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import jakarta.servlet.annotation.WebServlet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mfa.platform.request.Roles;
import mfa.shell.form.FormServlet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may stay on which page: the gate at page loads, then the roles of the view, as pages ask. */
@Tag("R35")
@Tag("R63")
@DisplayName("R35 R63: every route for every role")
class RoutesByRoleTest {

  /** Everybody who can ask, and where they are led from a page that is not theirs. */
  enum AuthenticationState {
    ANONYMOUS("/login"),
    HALF_SIGNED_IN("/login/code", Roles.HALF_SIGNED_IN),
    MUST_BIND("/login/bind", Roles.MUST_BIND),
    MEMBER("/", Roles.MEMBER),
    AGENT("/", Roles.MEMBER, Roles.AGENT),
    SUPERVISOR("/", Roles.MEMBER, Roles.SUPERVISOR),
    PROCESS_OWNER("/", Roles.MEMBER, Roles.PROCESS_OWNER),
    PLATFORM_ADMIN("/", Roles.MEMBER, Roles.PLATFORM_ADMIN);

    private final String home;
    private final Caller caller;

    AuthenticationState(String home, String... roles) {
      this.home = home;
      this.caller = roles.length == 0 ? null : new Caller(1, 1, Set.of(roles));
    }
  }

  private static final Set<AuthenticationState> INSIDE =
      EnumSet.range(AuthenticationState.MEMBER, AuthenticationState.PLATFORM_ADMIN);
  private static final Set<AuthenticationState> ALL = EnumSet.allOf(AuthenticationState.class);
  private static final Set<AuthenticationState> NOT_ON_THE_WAY_IN =
      EnumSet.complementOf(
          EnumSet.of(AuthenticationState.HALF_SIGNED_IN, AuthenticationState.MUST_BIND));
  private static final Set<AuthenticationState> BUT_WHO_MUST_BIND =
      EnumSet.complementOf(EnumSet.of(AuthenticationState.MUST_BIND));
  private static final Set<AuthenticationState> AT_THE_DESK =
      EnumSet.of(AuthenticationState.AGENT, AuthenticationState.SUPERVISOR);

  /** Who stays; everybody else is led home. */
  static final Map<String, Set<AuthenticationState>> STAY =
      new TreeMap<>(
          Map.ofEntries(
              entry("/", INSIDE),
              entry("/account", INSIDE),
              entry("/account/activity", INSIDE),
              entry("/account/delete", INSIDE),
              entry("/account/email", INSIDE),
              entry("/account/password", INSIDE),
              entry("/account/security", INSIDE),
              entry("/admin", EnumSet.of(AuthenticationState.PLATFORM_ADMIN)),
              entry("/desk", AT_THE_DESK),
              entry("/desk/x", AT_THE_DESK),
              entry("/email/take-back/x", ALL),
              entry("/gate/refused", INSIDE),
              entry("/invitation/x", NOT_ON_THE_WAY_IN),
              entry("/login", EnumSet.of(AuthenticationState.ANONYMOUS)),
              entry("/login/bind", with(INSIDE, AuthenticationState.MUST_BIND)),
              entry("/login/code", EnumSet.of(AuthenticationState.HALF_SIGNED_IN)),
              entry("/objection/x", ALL),
              entry("/password/forgot", NOT_ON_THE_WAY_IN),
              entry("/password/reset/x", NOT_ON_THE_WAY_IN),
              entry("/process", EnumSet.of(AuthenticationState.PROCESS_OWNER)),
              entry("/process/draft/x", EnumSet.of(AuthenticationState.PROCESS_OWNER)),
              entry("/process/version/x", EnumSet.of(AuthenticationState.PROCESS_OWNER)),
              entry("/ticket/x", BUT_WHO_MUST_BIND),
              entry("/unbind", BUT_WHO_MUST_BIND),
              entry("/workspace/:workspaceId", INSIDE),
              entry("/workspace/:workspaceId/audit", INSIDE),
              entry("/workspace/:workspaceId/members", INSIDE),
              entry("/workspace/:workspaceId/security", INSIDE)));

  static final Map<String, Class<?>> VIEWS =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests()).importPackages("mfa").stream()
              .filter(view -> view.isAnnotatedWith(Route.class))
              .collect(Collectors.toMap(RoutesByRoleTest::path, JavaClass::reflect));

  /** The plain pages, where the gate alone decides. */
  private static final Set<String> FORMS =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests()).importPackages("mfa").stream()
              .filter(type -> type.isAssignableTo(FormServlet.class))
              .filter(type -> type.isAnnotatedWith(WebServlet.class))
              .map(type -> List.of(type.getAnnotationOfType(WebServlet.class).value()).getLast())
              .map(path -> path.replace("*", "x"))
              .collect(Collectors.toSet());

  private final AccessAnnotationChecker annotations = new AccessAnnotationChecker();

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static Set<AuthenticationState> with(
      Set<AuthenticationState> some, AuthenticationState other) {
    Set<AuthenticationState> more = EnumSet.copyOf(some);
    more.add(other);
    return more;
  }

  private static String path(JavaClass view) {
    String path = "/" + view.getAnnotationOfType(Route.class).value();
    return view.isAssignableTo(HasUrlParameter.class) ? path + "/x" : path;
  }

  @Test
  void everyRouteHasItsLine() {
    assertThat(STAY.keySet()).isEqualTo(union(VIEWS.keySet(), FORMS));
    assertThat(VIEWS).doesNotContainKeys(FORMS.toArray(String[]::new));
    assertThat(STAY.keySet()).filteredOn(Pages::isForm).containsExactlyInAnyOrderElementsOf(FORMS);
  }

  @Test
  void everybodyStaysOrIsLedHome() {
    STAY.forEach(
        (path, stay) -> {
          for (AuthenticationState state : AuthenticationState.values()) {
            assertThat(landing(state, path))
                .as("%s at %s", state, path)
                .isEqualTo(stay.contains(state) ? path : state.home);
          }
        });
  }

  /** As the gate at page loads and then the gate inside pages decide. */
  private String landing(AuthenticationState state, String path) {
    Caller caller = state.caller;
    return Pages.redirectFor(caller, path)
        .orElseGet(() -> FORMS.contains(path) || isOpen(caller, path) ? path : Pages.home(caller));
  }

  private boolean isOpen(Caller caller, String path) {
    return annotations.hasAccess(
        VIEWS.get(path).asSubclass(Component.class),
        caller == null ? null : () -> Long.toString(caller.accountId()),
        role -> caller != null && caller.is(role));
  }
}
