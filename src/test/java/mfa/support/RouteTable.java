package mfa.support;

import static java.util.Map.entry;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import mfa.login.Caller;
import mfa.platform.request.Roles;

/** Who may stay on which page. What a page takes from its path stands as {@code x}. */
public final class RouteTable {

  /** Everybody who can ask, and where they are led from a page that is not theirs. */
  public enum AuthenticationState {
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
      this.caller = roles.length == 0 ? null : new Caller(1, 1, Set.of(roles), false, false, false);
    }

    /** Where the gate leads them from a page that is not theirs. */
    public String home() {
      return home;
    }

    /** As the gate knows them; null where nobody is signed in. */
    public Caller caller() {
      return caller;
    }
  }

  private static final Set<AuthenticationState> INSIDE =
      EnumSet.range(AuthenticationState.MEMBER, AuthenticationState.PLATFORM_ADMIN);
  private static final Set<AuthenticationState> ALL = EnumSet.allOf(AuthenticationState.class);
  private static final Set<AuthenticationState> SIGNED_IN =
      EnumSet.complementOf(EnumSet.of(AuthenticationState.ANONYMOUS));
  private static final Set<AuthenticationState> NOT_ON_THE_WAY_IN =
      EnumSet.complementOf(
          EnumSet.of(AuthenticationState.HALF_SIGNED_IN, AuthenticationState.MUST_BIND));
  private static final Set<AuthenticationState> BUT_WHO_MUST_BIND =
      EnumSet.complementOf(EnumSet.of(AuthenticationState.MUST_BIND));
  private static final Set<AuthenticationState> AT_THE_DESK =
      EnumSet.of(AuthenticationState.AGENT, AuthenticationState.SUPERVISOR);

  /** Who stays; everybody else is led home. */
  public static final Map<String, Set<AuthenticationState>> STAY =
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
              entry("/admin/account/x", EnumSet.of(AuthenticationState.PLATFORM_ADMIN)),
              entry("/admin/workspace/x", EnumSet.of(AuthenticationState.PLATFORM_ADMIN)),
              entry("/desk", AT_THE_DESK),
              entry("/desk/numbers", EnumSet.of(AuthenticationState.SUPERVISOR)),
              entry("/desk/replies", AT_THE_DESK),
              entry("/desk/x", AT_THE_DESK),
              entry("/email/take-back/x", ALL),
              entry("/gate/refused", INSIDE),
              entry("/gate/sign-out", SIGNED_IN),
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
              entry("/tickets", INSIDE),
              entry("/tickets/new", INSIDE),
              entry("/tickets/x", INSIDE),
              entry("/unbind", BUT_WHO_MUST_BIND),
              entry("/workspace/:workspaceId", INSIDE),
              entry("/workspace/:workspaceId/audit", INSIDE),
              entry("/workspace/:workspaceId/members", INSIDE),
              entry("/workspace/:workspaceId/security", INSIDE)));

  private RouteTable() {}

  private static Set<AuthenticationState> with(
      Set<AuthenticationState> some, AuthenticationState other) {
    Set<AuthenticationState> more = EnumSet.copyOf(some);
    more.add(other);
    return more;
  }

  /** Where a visit of the path ends. */
  public static String landing(AuthenticationState state, String path) {
    return STAY.get(path).contains(state) ? path : state.home();
  }
}
