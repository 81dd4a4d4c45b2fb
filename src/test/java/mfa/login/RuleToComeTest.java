package mfa.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import mfa.account.PlatformRole;
import mfa.administration.ui.WorkspaceDetailView;
import mfa.platform.time.Times;
import mfa.support.Accounts;
import mfa.support.RouteTable.AuthenticationState;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.MembershipService;
import mfa.workspace.RuleStart;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.members.WorkspaceSecurityService;
import mfa.workspace.ui.WorkspaceSecurityView;
import mfa.workspace.ui.WorkspaceView;
import mfa.workspace.ui.WorkspacesView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R44")
@DisplayName("R44: before its day a rule is announced on every page, and holds on none")
class RuleToComeTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());
  private static final List<Class<? extends Component>> PAGES =
      List.of(
          WorkspacesView.class,
          WorkspaceView.class,
          WorkspaceSecurityView.class,
          WorkspaceDetailView.class);

  private final Accounts accounts = new Accounts(SERVICES);
  private TestAccount owner;
  private TestAccount member;
  private TestAccount pilot;
  private TestAccount platform;
  private TestWorkspace globex;
  private Instant start;
  private String day;

  @BeforeEach
  void workspaceWithAPilotGroup() {
    SERVICES.clock().moveToAnotherDay();
    owner = accounts.boundMember();
    member = accounts.member();
    pilot = accounts.member();
    platform = accounts.boundMember();
    accounts.grant(platform, PlatformRole.PLATFORM_ADMIN);
    globex =
        new Workspaces(SERVICES)
            .named("Globex")
            .with(owner, WorkspaceRole.OWNER)
            .with(member)
            .with(pilot);
    start = SERVICES.clock().instant().plus(Duration.ofDays(10));
    day = Times.dateAndTime(start, ZoneOffset.UTC, Locale.ENGLISH);
  }

  @AfterEach
  void close() {
    MockVaadin.tearDown();
  }

  @Test
  void ruleForAllIsAnnouncedWithItsDay() {
    switchOn(start, false);

    for (TestAccount each : List.of(member, owner)) {
      for (String page : List.of("", "workspace/" + globex.id())) {
        assertThat(words(each, page))
            .contains("MFA will be required from " + day)
            .doesNotContain("MFA required", "MFA is required", "MFA is optional");
      }
    }
    assertThat(words(member, "")).contains("Globex will require MFA from " + day + " on.");
    assertThat(words(owner, security()))
        .contains("Starts later", "Starts " + day)
        .doesNotContain("On since");
    assertThat(words(platform, "admin/workspace/" + globex.id()))
        .contains("Will be required from " + day)
        .doesNotContain("On since");
  }

  @Test
  @DisplayName("Where the reader is, is asked once, however many workspaces say when")
  void zoneIsAskedOnce() {
    switchOn(start, false);
    int one = SERVICES.statementsOf(() -> words(member, "")).size();
    for (String name : List.of("Initech", "Hooli", "Acme")) {
      TestWorkspace other = new Workspaces(SERVICES).named(name).with(member).requiringMfa(7);
      SERVICES
          .sql()
          .execute(
              "update workspace set mfa_required_since ="
                  + " (select mfa_required_since from workspace where id = ?) where id = ?",
              globex.id(),
              other.id());
    }

    assertThat(SERVICES.statementsOf(() -> words(member, ""))).hasSizeLessThanOrEqualTo(one);
  }

  @Test
  void onItsDayTheRuleHolds() {
    switchOn(start, false);
    SERVICES.clock().moveBy(Duration.ofDays(10));

    assertThat(words(member, ""))
        .contains("MFA required", "MFA is required by Globex.")
        .doesNotContain("will be required", "will require");
    assertThat(words(owner, security())).contains("On since " + day).doesNotContain("Starts");
    assertThat(words(platform, "admin/workspace/" + globex.id())).contains("On since " + day);
  }

  @Test
  @Tag("R46")
  @DisplayName("R46: to the pilot group alone, where it begins with that")
  void ruleOfThePilotGroupIsAnnouncedToIt() {
    choosePilot();
    switchOn(start, true);

    assertThat(words(pilot, ""))
        .contains("MFA will be required from " + day, "Globex will require MFA from " + day);
    assertThat(words(member, "")).doesNotContain("MFA will be required", "will require MFA");
    assertThat(words(member, "workspace/" + globex.id())).contains("MFA is optional");
    assertThat(words(owner, security()))
        .contains("The pilot group will have to set up MFA from " + day + ". Members in it: 1.")
        .doesNotContain("Required of the pilot group since");
    assertThat(words(platform, "admin/workspace/" + globex.id()))
        .contains("Will be required of the pilot group from " + day);
  }

  @Test
  @Tag("R46")
  @DisplayName("R46: the pilot group is asked already while all others are only told")
  void pilotGroupIsAskedBeforeAllOthers() {
    choosePilot();
    String today = Times.dateAndTime(SERVICES.clock().instant(), ZoneOffset.UTC, Locale.ENGLISH);
    switchOn(null, true);
    switchOn(start, false);

    assertThat(words(pilot, "")).contains("MFA required").doesNotContain("will be required");
    assertThat(words(member, "")).contains("MFA will be required from " + day);
    assertThat(words(owner, security()))
        .contains("Starts " + day, "Required of the pilot group since " + today);
  }

  private String security() {
    return "workspace/" + globex.id() + "/security";
  }

  private void choosePilot() {
    visitor(owner)
        .does(
            () ->
                SERVICES
                    .get(MembershipService.class)
                    .changePilot(globex.id(), globex.memberId(pilot), true));
  }

  /** With some days of grace. */
  private void switchOn(Instant from, boolean pilotOnly) {
    visitor(owner)
        .does(
            () ->
                SERVICES
                    .get(WorkspaceSecurityService.class)
                    .switchOn(globex.id(), new RuleStart(7, from, pilotOnly, "")));
  }

  private static Visitor visitor(TestAccount account) {
    return PagesForRolesTest.visitor(AuthenticationState.MEMBER, account);
  }

  private static String words(TestAccount account, String address) {
    Visitor visitor = visitor(account);
    Caller caller = PagesForRolesTest.caller(AuthenticationState.MEMBER, visitor);
    String words =
        visitor
            .does(() -> PagesForRolesTest.open(PAGES, "/" + address, caller))
            .getFirst()
            .getElement()
            .getTextRecursively();
    MockVaadin.tearDown();
    return words;
  }
}
