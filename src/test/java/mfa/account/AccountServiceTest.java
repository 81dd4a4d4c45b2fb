package mfa.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.mail.EmailAddress;
import mfa.mail.Mail;
import mfa.mail.MailTemplate;
import mfa.mail.OutboxService;
import mfa.platform.request.Client;
import mfa.platform.request.CurrentRequest;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.workspace.MembershipService;
import mfa.workspace.MembershipSummary;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountServiceTest extends ServiceTest {

  @Test
  @Tag("R59")
  void memberChangesOwnProfile() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);

    owner.does(
        () ->
            the(AccountService.class)
                .changeOwnProfile("  陈\r\n玛雅 ", Locale.CHINESE, ZoneId.of("Asia/Shanghai")));

    Profile profile = owner.does(() -> the(AccountService.class).ownProfile());
    assertThat(profile.name()).isEqualTo("陈 玛雅");
    assertThat(profile.language()).isEqualTo(Locale.CHINESE);
    assertThat(profile.timeZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(audit.count(member, AuditAction.PROFILE_CHANGED, AuditResult.SUCCESS)).isEqualTo(1);
  }

  @Test
  void chosenTimeZoneIsNotReplacedByThatOfABrowser() {
    TestAccount member = accounts.member();
    AccountService service = the(AccountService.class);
    Visitor owner = signedIn(member);
    owner.does(() -> service.changeOwnProfile("Ada", Locale.ENGLISH, ZoneId.of("UTC")));

    owner.does(
        () -> {
          the(CurrentRequest.class).in(ZoneId.of("Asia/Shanghai"));
          service.adoptTimeZone(member.id());
        });

    assertThat(owner.does(service::ownProfile).timeZone()).isEqualTo(ZoneId.of("UTC"));
  }

  @Test
  @DisplayName("Lists of members know the new name")
  void listsOfMembersFollowTheName() {
    TestAccount member = accounts.member();
    TestWorkspace workspace = workspaces.named("Acme").with(member);

    signedIn(member).does(() -> rename("Ada Lovelace"));

    assertThat(workspace.listedAs(member)).contains("ada lovelace");
  }

  @Test
  @Tag("R76")
  void ownerReadsThatMailToTheAddressIsRefusedUntilTheAddressChanges() {
    TestAccount member = accounts.member();
    mails.forgetAll();
    Visitor owner = signedIn(member);
    assertThat(owner.<Boolean>does(() -> the(AccountService.class).ownMailIsRefused())).isFalse();
    services.inTransaction(
        entityManager ->
            the(OutboxService.class)
                .send(
                    Mail.of(
                            MailTemplate.MFA_UNBOUND,
                            the(AccountService.class).recipient(member.id()))
                        .with("when", clock.instant())
                        .from(Client.SERVER)));
    mails.refuseAll();
    assertThat(owner.<Boolean>does(() -> the(AccountService.class).ownMailIsRefused())).isTrue();

    accounts.changeEmail(member, "mended-" + member.id() + "@example.net");

    assertThat(owner.<Boolean>does(() -> the(AccountService.class).ownMailIsRefused())).isFalse();
  }

  @Test
  void blankOrEndlessNameIsRefusedAndNothingChanges() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);

    for (String name : List.of("", "  \r\n ", "x".repeat(121))) {
      assertThatThrownBy(() -> owner.does(() -> rename(name))).isInstanceOf(EJBException.class);
    }

    assertThat(owner.does(() -> the(AccountService.class).ownProfile()).name())
        .isEqualTo(member.name());
    assertThat(audit.of(member)).isEmpty();
  }

  private void rename(String name) {
    the(AccountService.class).changeOwnProfile(name, Locale.ENGLISH, ZoneId.of("UTC"));
  }

  @Test
  void membershipsComeByName() {
    TestAccount member = accounts.member();
    workspaces.named("Globex").with(member);
    workspaces.named("Acme").with(member).requiringMfa(3);
    workspaces.named("Initech").with(accounts.member());

    List<MembershipSummary> lines = the(MembershipService.class).of(member.id());

    assertThat(lines)
        .extracting(MembershipSummary::workspaceName)
        .containsExactly("Acme", "Globex");
    assertThat(lines.getFirst().mfaRequiredSince()).isEqualTo(clock.instant());
    assertThat(lines.getFirst().graceDays()).isEqualTo(3);
    assertThat(lines.getLast().mfaRequiredSince()).isNull();
  }

  @Test
  void unknownAddressHasNoCredentials() {
    assertThat(the(AccountService.class).credentials(new EmailAddress("nobody@example.net")))
        .isEmpty();
  }

  @Test
  @Tag("R35")
  void anonymousVisitorAndHalfSignedInCallerChangeNoProfile() {
    TestAccount member = accounts.boundMember();

    assertThatThrownBy(() -> anonymous().does(() -> rename("Eve")))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> halfSignedIn(member).does(() -> rename("Eve")))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> halfSignedIn(member).does(() -> the(MembershipService.class).own()))
        .isInstanceOf(EJBAccessException.class);
  }
}
