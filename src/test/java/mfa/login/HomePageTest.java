package mfa.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import mfa.account.PlatformRole;
import mfa.administration.ui.AdministrationView;
import mfa.authenticator.AuthenticatorService;
import mfa.platform.time.Times;
import mfa.support.Accounts;
import mfa.support.RouteTable.AuthenticationState;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.support.Workspaces;
import mfa.ticket.desk.ui.DeskView;
import mfa.workflow.ui.ProcessView;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.ui.WorkspaceView;
import mfa.workspace.ui.WorkspacesView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where people begin, and what they are told there about their own protection. */
class HomePageTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());
  private static final List<Class<? extends Component>> PAGES =
      List.of(
          WorkspacesView.class,
          WorkspaceView.class,
          DeskView.class,
          ProcessView.class,
          AdministrationView.class);

  private final Accounts accounts = new Accounts(SERVICES);
  private final Workspaces workspaces = new Workspaces(SERVICES);

  @AfterEach
  void close() {
    MockVaadin.tearDown();
  }

  @ParameterizedTest
  @EnumSource(PlatformRole.class)
  void whoBelongsToNoWorkspaceBeginsWhereTheWorkIs(PlatformRole role) {
    TestAccount worker = accounts.boundMember();
    accounts.grant(worker, role);
    Class<?> work =
        switch (role) {
          case AGENT, SUPERVISOR -> DeskView.class;
          case PROCESS_OWNER -> ProcessView.class;
          case PLATFORM_ADMIN -> AdministrationView.class;
        };

    assertThat(home(worker)).isInstanceOf(work);
    MockVaadin.tearDown();
    workspaces.named("Globex").with(worker);
    assertThat(home(worker)).isInstanceOf(WorkspacesView.class);
  }

  @Test
  void whoBelongsNowhereLearnsWhomToAsk() {
    assertThat(words(home(accounts.boundMember()))).contains("You do not belong to any workspace");
  }

  @Test
  @Tag("R44")
  @DisplayName("R44 Where MFA can be put off, the start page says who requires it and until when")
  void deadlineIsToldWhereItCanBePutOff() {
    TestAccount member = accounts.member();
    long id = workspaces.named("Globex").with(member).requiringMfa(7).id();
    Instant end = SERVICES.clock().instant().plus(Duration.ofDays(7));

    String told =
        "MFA is required by Globex. You have until "
            + Times.dateAndTime(end, ZoneOffset.UTC, Locale.ENGLISH)
            + " to set it up.";
    assertThat(words(home(member))).contains("Not protected", told, "Bind now");
    MockVaadin.tearDown();
    assertThat(words(page(member, "workspace/" + id))).contains(told);
  }

  @Test
  @Tag("R66")
  @DisplayName("R66 An exemption is told with its end")
  void exemptionIsToldWithItsLastMinute() {
    TestAccount member = accounts.member();
    TestAccount owner = accounts.boundMember();
    Workspaces.TestWorkspace globex =
        workspaces.named("Globex").with(owner, WorkspaceRole.OWNER).with(member).requiringMfa(0);
    Instant end = SERVICES.clock().instant().plus(Duration.ofDays(13));
    update(
        "update membership set exempt_until = ?1, exempt_reason = 'x' where id = ?2",
        end.atOffset(ZoneOffset.UTC),
        globex.memberId(member));

    assertThat(words(home(member)))
        .contains(
            "Not protected",
            "You are exempt from MFA in Globex until "
                + Times.dateAndTime(
                    end.minus(Duration.ofMinutes(1)), ZoneOffset.UTC, Locale.ENGLISH));
  }

  @Test
  void whoIsNotAskedLearnsWhatThePasswordAloneMeans() {
    assertThat(words(home(accounts.member())))
        .contains("Not protected", "Anyone who knows your password can sign in.");
  }

  @Test
  void recoveryCodesThatAreUnsavedOrFewAreTold() {
    TestAccount member = accounts.boundMember();
    Visitor owner = PagesForRolesTest.visitor(AuthenticationState.MEMBER, member);
    AuthenticatorService authenticators = SERVICES.get(AuthenticatorService.class);
    owner.does(authenticators::renewRecoveryCodes);
    assertThat(words(home(member))).contains("not confirmed that you saved");
    MockVaadin.tearDown();

    owner.does(authenticators::recordRecoveryCodesSaved);
    assertThat(words(home(member))).contains("Protected").doesNotContain("recovery codes");
    MockVaadin.tearDown();

    update(
        "update recovery_code set used_at = created_at where account_id = ?1 and id not in"
            + " (select min(id) from recovery_code where account_id = ?1)",
        member.id());
    assertThat(words(home(member))).contains("Recovery codes left: 1.");
  }

  private static void update(String statement, Object... parameters) {
    SERVICES.inTransaction(
        entityManager -> {
          Query query = entityManager.createNativeQuery(statement);
          for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
          }
          return query.executeUpdate();
        });
  }

  private HasElement home(TestAccount account) {
    return page(account, "");
  }

  private HasElement page(TestAccount account, String address) {
    Visitor visitor = PagesForRolesTest.visitor(AuthenticationState.MEMBER, account);
    Caller caller = PagesForRolesTest.caller(AuthenticationState.MEMBER, visitor);
    return visitor.does(() -> PagesForRolesTest.open(PAGES, "/" + address, caller)).getFirst();
  }

  private static String words(HasElement page) {
    return page.getElement().getTextRecursively();
  }
}
