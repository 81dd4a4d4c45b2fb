package mfa.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import mfa.account.AccountService;
import mfa.account.PlatformRole;
import mfa.account.Profile;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.SecondFactor;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.ExportResult;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.workspace.MembershipService;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.WorkspaceService;
import mfa.workspace.members.MemberService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R71")
class ReadOnceTest extends ServiceTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @Test
  @DisplayName("R71 A request asks once for the caller's profile and workspaces")
  void asksOnce() {
    assumeTrue(services.isPostgresql());
    TestAccount owner = accounts.boundMember();
    long workspace = workspaces.named("Acme").with(owner).id();
    Visitor browser = signedIn(owner);

    int gate = services.statementsOf(() -> browser.does(() -> {})).size();
    int page =
        services
            .statementsOf(
                () ->
                    browser.does(
                        () -> {
                          the(AccountService.class).ownProfile();
                          the(MembershipService.class).own();
                          the(WorkspaceService.class).own(workspace);
                          the(WorkspaceService.class).own(workspace);
                        }))
            .size();

    assertThat(page).isEqualTo(gate + 1);
  }

  @Test
  void whatTheRequestChangedIsReadOnceMore() {
    Visitor browser = signedIn(accounts.boundMember());
    AccountService own = the(AccountService.class);

    browser.does(
        () -> {
          own.ownProfile();
          own.changeOwnProfile("Changed Meanwhile", Locale.ENGLISH, ZONE);
          assertThat(own.ownProfile().name()).isEqualTo("Changed Meanwhile");
        });
  }

  @Test
  void transactionReadsWhatItChangedItself() {
    Visitor browser = signedIn(accounts.boundMember());
    AccountService own = the(AccountService.class);

    browser.does(
        () -> {
          own.ownProfile();
          the(Transactions.class)
              .within(
                  () -> {
                    own.changeOwnProfile("Changed Within", Locale.ENGLISH, ZONE);
                    assertThat(own.ownProfile().name()).isEqualTo("Changed Within");
                  });
        });
  }

  @Test
  @DisplayName("R71 What a transaction decides it reads itself, not what a page read before")
  void transactionReadsFromItsBeginning() {
    TestAccount owner = accounts.boundMember();
    long workspace = workspaces.named("Acme").with(owner, WorkspaceRole.OWNER).id();

    signedIn(owner)
        .does(
            () -> {
              assertThat(the(WorkspaceService.class).administered(workspace)).isPresent();
              sql.execute(
                  "update membership set role = 'STANDARD' where account_id = ?", owner.id());
              assertThat(the(MemberService.class).beginExport(workspace))
                  .isEqualTo(ExportResult.UNKNOWN);
              assertThat(the(WorkspaceService.class).administered(workspace)).isEmpty();
            });
  }

  @Test
  void nothingIsKeptOfOneCallerForAnother() {
    TestAccount other = accounts.boundMember();
    AccountService own = the(AccountService.class);

    signedIn(accounts.boundMember())
        .does(
            () -> {
              own.ownProfile();
              the(CurrentRequest.class).by(other.id(), 0);
              assertThat(own.ownProfile().id()).isEqualTo(other.id());
            });
  }

  @Test
  void nothingIsKeptWithoutRequest() {
    AtomicInteger reads = new AtomicInteger();
    ReadOnce readOnce = the(ReadOnce.class);

    assertThat(readOnce.get(Integer.class, 1, reads::incrementAndGet)).isEqualTo(1);
    assertThat(readOnce.get(Integer.class, 1, reads::incrementAndGet)).isEqualTo(2);
  }

  @Test
  void nothingIsKeptForTheNextRequest() {
    Visitor browser = signedIn(accounts.boundMember());
    AtomicInteger reads = new AtomicInteger();
    ReadOnce readOnce = the(ReadOnce.class);

    for (int request = 1; request <= 2; request++) {
      int number = request;
      browser.does(
          () -> {
            readOnce.get(Integer.class, 1, reads::incrementAndGet);
            assertThat(readOnce.get(Integer.class, 1, reads::incrementAndGet)).isEqualTo(number);
          });
    }
  }

  @Test
  void longRequestAsksAgain() {
    AtomicInteger reads = new AtomicInteger();
    ReadOnce readOnce = the(ReadOnce.class);

    signedIn(accounts.boundMember())
        .does(
            () -> {
              readOnce.get(Integer.class, 1, reads::incrementAndGet);
              clock.moveBy(KeptReads.MAX_AGE.plusMillis(1));
              assertThat(readOnce.get(Integer.class, 1, reads::incrementAndGet)).isEqualTo(2);
            });
  }

  @Test
  @DisplayName("R71 The gate reads the same of its caller as the account says")
  void gateReadsWhatTheAccountSays() {
    TestAccount agent = accounts.bind(accounts.memberWith(PlatformRole.AGENT));
    accounts.grant(agent, PlatformRole.SUPERVISOR);
    AccountService own = the(AccountService.class);
    AuthenticatorService authenticators = the(AuthenticatorService.class);
    Transactions transactions = the(Transactions.class);

    signedIn(agent)
        .does(
            () -> {
              Profile profile = own.ownProfile();
              SecondFactor factor = authenticators.ownSecondFactor();
              assertThat(profile.platformRoles()).hasSize(2);
              assertThat(factor.recoveryCodesMadeAt()).isNotNull();
              assertThat(transactions.within(own::ownProfile)).isEqualTo(profile);
              assertThat(transactions.within(authenticators::ownSecondFactor)).isEqualTo(factor);
            });
  }
}
