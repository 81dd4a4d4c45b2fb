package mfa.login;

import static mfa.support.RouteTable.STAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import jakarta.servlet.annotation.WebServlet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.shell.form.FormServlet;
import mfa.support.ProductionClasses;
import mfa.support.RouteTable.AuthenticationState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may stay on which page: the gate at page loads, then the roles of the view, as pages ask. */
@Tag("R35")
@Tag("R63")
@DisplayName("R35 R63: every route for every role")
class RoutesByRoleTest {

  static final Map<String, Class<?>> VIEWS =
      ProductionClasses.all().stream()
          .filter(view -> view.isAnnotationPresent(Route.class))
          .collect(Collectors.toMap(RoutesByRoleTest::path, view -> view));

  /** The plain pages, where the gate alone decides. */
  private static final Set<String> FORMS =
      ProductionClasses.all().stream()
          .filter(FormServlet.class::isAssignableFrom)
          .filter(type -> type.isAnnotationPresent(WebServlet.class))
          .map(type -> List.of(type.getAnnotation(WebServlet.class).value()).getLast())
          .map(path -> path.replace("*", "x"))
          .collect(Collectors.toSet());

  private final AccessAnnotationChecker annotations = new AccessAnnotationChecker();

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static String path(Class<?> view) {
    String path = "/" + view.getAnnotation(Route.class).value();
    return HasUrlParameter.class.isAssignableFrom(view) ? path + "/x" : path;
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
                .isEqualTo(stay.contains(state) ? path : state.home());
          }
        });
  }

  /** As the gate at page loads and then the gate inside pages decide. */
  private String landing(AuthenticationState state, String path) {
    Caller caller = state.caller();
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
