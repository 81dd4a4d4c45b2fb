package mfa.account.selfservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mfa.account.AccountService;
import mfa.account.EmailChangeResult;
import mfa.account.EmailChangeService;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.BindService;
import mfa.authenticator.CodeCheckService;
import mfa.login.SignInResult;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.mail.WrittenMails.WrittenMail;
import mfa.password.PasswordResetService;
import mfa.support.ServiceTest;
import mfa.support.SessionIsOver;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import mfa.verification.VerificationCode;
import mfa.verification.VerificationResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R61")
@DisplayName("R61: changing the e-mail address and taking it back")
class OwnEmailTest extends ServiceTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Optional<VerificationCode> NO_CODE = Optional.empty();

  private EmailAddress requested;

  @BeforeEach
  void anotherAddress() {
    requested = new EmailAddress("new" + NUMBERS.incrementAndGet() + "@example.net");
  }

  private OwnEmailResult begin(Visitor owner) {
    return owner.does(() -> the(OwnEmailService.class).begin(requested, TestAccount.PASSWORD));
  }

  private OwnEmailResult confirm(
      Visitor owner, Optional<VerificationCode> atNew, Optional<VerificationCode> atFormer) {
    return owner.does(() -> the(OwnEmailService.class).confirm(atNew, atFormer));
  }

  private Optional<VerificationCode> codeAt(EmailAddress address) {
    return mails.to(address).stream()
        .filter(mail -> mail.template() == MailTemplate.EMAIL_CHANGE_CODE)
        .reduce((first, second) -> second)
        .map(mail -> new VerificationCode(mail.parameters().get("code")));
  }

  private static Optional<VerificationCode> other(Optional<VerificationCode> code) {
    int number = (Integer.parseInt(code.orElseThrow().digits()) + 1) % 1_000_000;
    return Optional.of(new VerificationCode("%06d".formatted(number)));
  }

  private EmailAddress addressOf(TestAccount account) {
    return the(AccountService.class).profile(account.id()).orElseThrow().email();
  }

  private void changed(Visitor owner, TestAccount member) {
    begin(owner);
    assertThat(confirm(owner, codeAt(requested), codeAt(member.email())))
        .isInstanceOf(OwnEmailResult.Changed.class);
  }

  private String takeBackKey(EmailAddress former) {
    WrittenMail told =
        mails.to(former).stream()
            .filter(mail -> mail.template() == MailTemplate.EMAIL_CHANGED)
            .reduce((first, second) -> second)
            .orElseThrow();
    String link = told.parameters().get("link");
    return link.substring(link.indexOf("?key=") + "?key=".length());
  }

  private boolean takeBack(String key) {
    return anonymous().does(() -> the(OwnEmailService.class).takeBack(key));
  }

  @Test
  void boundMemberNeedsPasswordFreshCodeAndTheCodeAtTheNewAddress() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    Visitor other = signedIn(member);

    assertThat(begin(owner)).isInstanceOf(OwnEmailResult.Sent.class);
    assertThat(mails.to(member)).isEmpty();
    OwnEmailResult result = confirm(owner, codeAt(requested), NO_CODE);

    assertThat(result).isInstanceOf(OwnEmailResult.Changed.class);
    assertThat(addressOf(member)).isEqualTo(requested);
    assertThat(mails.templatesTo(member)).containsExactly(MailTemplate.EMAIL_CHANGED);
    assertThat(owner.does(() -> true)).isTrue();
    assertThatThrownBy(() -> other.does(() -> true)).isInstanceOf(SessionIsOver.class);
    assertThat(audit.count(member, AuditAction.EMAIL_CHANGED, AuditResult.SUCCESS)).isOne();
    assertThat(anonymous().signIn(member)).isInstanceOf(SignInResult.Refused.class);
    assertThat(anonymous().signIn(requested, TestAccount.PASSWORD))
        .isInstanceOf(SignInResult.Opened.class);
  }

  @Test
  @DisplayName("R61: asking again too soon for the same address leaves what was mailed good")
  void codeIsGoodAfterAskingAgainTooSoon() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    begin(owner);

    assertThat(begin(owner)).isInstanceOf(OwnEmailResult.TooSoon.class);

    assertThat(confirm(owner, codeAt(requested), codeAt(member.email())))
        .isInstanceOf(OwnEmailResult.Changed.class);
    assertThat(addressOf(member)).isEqualTo(requested);
  }

  @Test
  @DisplayName(
      "R61: lists of members know the new address, and the former one after taking it back")
  void listsOfMembersFollowTheAddress() {
    TestAccount member = accounts.member();
    TestWorkspace workspace = workspaces.named("Acme").with(member);

    changed(signedIn(member), member);
    assertThat(workspace.listedAs(member)).contains(requested.canonical());
    takeBack(takeBackKey(member.email()));
    assertThat(workspace.listedAs(member)).contains(member.email().canonical());
  }

  @Test
  void thiefWithThePasswordOfAnUnboundAccountIsStoppedAtTheFormerAddress() {
    TestAccount member = accounts.member();
    Visitor thief = signedIn(member);

    assertThat(begin(thief)).isEqualTo(sentToBoth(begin(thief)));
    Optional<VerificationCode> own = codeAt(requested);

    assertThat(confirm(thief, own, NO_CODE)).isEqualTo(new OwnEmailResult.WrongCode(true));
    assertThat(confirm(thief, own, own)).isEqualTo(new OwnEmailResult.WrongCode(true));
    assertThat(confirm(thief, own, other(codeAt(member.email()))))
        .isEqualTo(new OwnEmailResult.WrongCode(true));
    long change = sql.number("select id from email_change where account_id = ?", member.id());
    assertThat(thief.does(() -> the(EmailChangeService.class).complete(change, true)))
        .isEqualTo(EmailChangeResult.OVER);

    assertThat(addressOf(member)).isEqualTo(member.email());
  }

  private OwnEmailResult sentToBoth(OwnEmailResult second) {
    assertThat(second).isInstanceOf(OwnEmailResult.TooSoon.class);
    return new OwnEmailResult.Sent(clock.instant().plusSeconds(30));
  }

  @Test
  void unboundMemberProvesBothAddresses() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    begin(owner);

    assertThat(confirm(owner, other(codeAt(requested)), codeAt(member.email())))
        .isEqualTo(new OwnEmailResult.WrongCode(false));
    OwnEmailResult result = confirm(owner, codeAt(requested), NO_CODE);

    assertThat(result).isInstanceOf(OwnEmailResult.Changed.class);
    assertThat(addressOf(member)).isEqualTo(requested);
  }

  @Test
  void wrongPasswordSendsNothingAndIsRecorded() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);

    OwnEmailResult result =
        owner.does(() -> the(OwnEmailService.class).begin(requested, TestAccount.WRONG_PASSWORD));

    assertThat(result).isInstanceOf(OwnEmailResult.WrongPassword.class);
    assertThat(mails.to(requested)).isEmpty();
    assertThat(audit.headlinesOf(member)).containsExactly("PASSWORD_CHECKED FAILURE");
  }

  @Test
  @Tag("R62")
  void boundMemberNeedsACodeNotOlderThanFiveMinutesAtBothSteps() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    clock.moveBy(Duration.ofMinutes(5));
    assertThat(begin(owner)).isInstanceOf(OwnEmailResult.NeedsCode.class);
    owner.does(() -> the(CodeCheckService.class).checkFresh(member.code(clock.instant())));
    begin(owner);
    clock.moveBy(Duration.ofMinutes(5));

    assertThat(confirm(owner, codeAt(requested), NO_CODE))
        .isInstanceOf(OwnEmailResult.NeedsCode.class);

    assertThat(addressOf(member)).isEqualTo(member.email());
  }

  @Test
  @Tag("R28")
  void codesOfAnotherSessionOrAnotherRequestAreNotTaken() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    begin(owner);
    clock.moveBy(Duration.ofSeconds(31));
    Visitor other = signedIn(member);

    assertThat(confirm(other, codeAt(requested), NO_CODE)).isInstanceOf(OwnEmailResult.Over.class);
    Optional<VerificationCode> first = codeAt(requested);
    EmailAddress second = new EmailAddress("second" + requested.text());
    owner.does(() -> the(OwnEmailService.class).begin(second, TestAccount.PASSWORD));

    assertThat(confirm(owner, first, NO_CODE)).isEqualTo(new OwnEmailResult.WrongCode(false));
    assertThat(addressOf(member)).isEqualTo(member.email());
  }

  @Test
  void addressOfAnotherAccountIsRefusedOnlyToWhoReadsItsMailbox() {
    TestAccount neighbour = accounts.member();
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);

    OwnEmailResult asked =
        owner.does(() -> the(OwnEmailService.class).begin(neighbour.email(), TestAccount.PASSWORD));
    OwnEmailResult confirmed = confirm(owner, codeAt(neighbour.email()), NO_CODE);

    assertThat(asked).isInstanceOf(OwnEmailResult.Sent.class);
    assertThat(confirmed).isInstanceOf(OwnEmailResult.Taken.class);
    assertThat(addressOf(member)).isEqualTo(member.email());
  }

  @Test
  void openCodesAndPasswordLinksEnd() {
    TestAccount member = accounts.member();
    Visitor owner = signedIn(member);
    owner.does(() -> the(BindService.class).sendVerificationCode());
    VerificationCode bindCode = new VerificationCode(mails.verificationCode(member));
    PasswordResetService resets = the(PasswordResetService.class);
    anonymous().does(() -> resets.request(member.email()));
    services.work("password-resets");
    String resetKey = mails.resetKey(member);
    assertThat(resets.isOpen(resetKey)).isTrue();

    changed(owner, member);

    assertThat(resets.isOpen(resetKey)).isFalse();
    VerificationResult check = owner.does(() -> the(BindService.class).verifyEmail(bindCode));
    assertThat(check).isEqualTo(VerificationResult.EXPIRED);
  }

  @Test
  @Tag("R65")
  void formerAddressTakesItBackForSevenDaysAndNobodySignsInBeforeANewPassword() {
    TestAccount member = accounts.member();
    Visitor thief = signedIn(member);
    changed(thief, member);
    String key = takeBackKey(member.email());
    clock.moveBy(Duration.ofDays(7).minusSeconds(1));
    assertThat(the(OwnEmailService.class).canBeTakenBack(key)).isTrue();
    assertThat(addressOf(member)).isEqualTo(requested);
    Visitor again = anonymous();
    again.signIn(requested, TestAccount.PASSWORD);

    assertThat(takeBack(key)).isTrue();

    assertThat(addressOf(member)).isEqualTo(member.email());
    assertThatThrownBy(() -> again.does(() -> true)).isInstanceOf(SessionIsOver.class);
    assertThat(the(AccountService.class).mustReplacePassword(member.id())).isTrue();
    assertThat(mails.templatesTo(member)).endsWith(MailTemplate.EMAIL_TAKEN_BACK);
    assertThat(audit.count(member, AuditAction.EMAIL_TAKEN_BACK, AuditResult.SUCCESS)).isOne();
    assertThat(takeBack(key)).isFalse();
  }

  @Test
  @Tag("R61")
  void addressThatCouldTakeTheChangeBackIsToldOfTheDeletion() {
    TestAccount member = accounts.boundMember();
    Visitor owner = signedIn(member);
    changed(owner, member);

    owner.does(() -> the(AccountDeletionService.class).delete(TestAccount.PASSWORD));

    assertThat(mails.to(member.email()))
        .extracting(WrittenMail::template)
        .endsWith(MailTemplate.ACCOUNT_DELETED);
    assertThat(mails.to(requested))
        .extracting(WrittenMail::template)
        .endsWith(MailTemplate.ACCOUNT_DELETED);
  }

  @Test
  @Tag("R53")
  void addressThatLosesTheAccountIsToldAndToldOfTickets() {
    TestAccount member = accounts.member();
    changed(signedIn(member), member);

    takeBack(takeBackKey(member.email()));

    assertThat(mails.to(requested))
        .extracting(WrittenMail::template)
        .endsWith(MailTemplate.EMAIL_LOST);
    assertThat(
            the(AccountService.class)
                .formerRecipients(member.id(), clock.instant().minusSeconds(60)))
        .extracting(former -> former.address().text())
        .containsExactly(requested.text());
  }

  @Test
  @Tag("R30")
  void manyAccountsTogetherBotherAnOutsiderTenTimesAnHour() {
    for (int i = 0; i < 12; i++) {
      TestAccount member = accounts.boundMember();
      begin(signedIn(member));
    }

    assertThat(mails.to(requested)).hasSize(10);
  }

  @Test
  void linkToTakeItBackIsOverAfterSevenDays() {
    TestAccount member = accounts.member();
    changed(signedIn(member), member);
    String key = takeBackKey(member.email());

    clock.moveBy(Duration.ofDays(7));

    assertThat(takeBack(key)).isFalse();
    assertThat(takeBack("unknown")).isFalse();
    assertThat(addressOf(member)).isEqualTo(requested);
  }

  @Test
  void chainOfChangesDoesNotShakeTheFirstAddressOff() {
    TestAccount member = accounts.member();
    Visitor thief = signedIn(member);
    changed(thief, member);
    String owners = takeBackKey(member.email());
    EmailAddress first = requested;
    clock.moveBy(Duration.ofMinutes(1));
    anotherAddress();
    begin(thief);
    confirm(thief, codeAt(requested), codeAt(first));
    String thiefs = takeBackKey(first);
    assertThat(addressOf(member)).isEqualTo(requested);

    assertThat(takeBack(owners)).isTrue();

    assertThat(addressOf(member)).isEqualTo(member.email());
    assertThat(takeBack(thiefs)).isFalse();
    assertThat(addressOf(member)).isEqualTo(member.email());
  }

  @Test
  void addressThatCanBeTakenBackIsNobodyElses() {
    TestAccount member = accounts.member();
    changed(signedIn(member), member);
    TestAccount squatter = accounts.boundMember();
    Visitor squatting = signedIn(squatter);

    squatting.does(() -> the(OwnEmailService.class).begin(member.email(), TestAccount.PASSWORD));
    OwnEmailResult result = confirm(squatting, codeAt(member.email()), NO_CODE);

    assertThat(result).isInstanceOf(OwnEmailResult.Taken.class);
    assertThat(addressOf(squatter)).isEqualTo(squatter.email());
  }

  @Test
  void ownAddressAgainIsNoChange() {
    TestAccount member = accounts.member();
    OwnEmailService service = the(OwnEmailService.class);

    OwnEmailResult result =
        signedIn(member).does(() -> service.begin(member.email(), TestAccount.PASSWORD));

    assertThat(result).isInstanceOf(OwnEmailResult.SameAddress.class);
  }
}
