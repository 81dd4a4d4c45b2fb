package mfa.ticket.unbind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import mfa.account.PlatformRole;
import mfa.audit.AuditAction;
import mfa.audit.AuditResult;
import mfa.authenticator.AuthenticatorService;
import mfa.authenticator.CodeCheckResult;
import mfa.login.SignInResult;
import mfa.mail.MailTemplate;
import mfa.platform.time.Times;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.FilingResult;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.DeskResult;
import mfa.verification.VerificationResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("From the form to the reset")
class UnbindFlowTest extends WithTickets {

  @Test
  @Tag("R48")
  @Tag("R54")
  @Tag("R55")
  @DisplayName("R48 R54 R55 Filed, approved, waited: the account is reset and must bind again")
  void approvedTicketResetsTheAccount() {
    TestAccount account = accounts.boundMember();
    Visitor signedIn = signedIn(account);
    long session = signedIn.sessionId();
    TicketNumber number = file(account);

    approve(agent(), number);
    pass(WAIT, number);

    assertThat(isReset(account)).isTrue();
    assertThat(sql.rows("select * from recovery_code where account_id = ?", account.id()))
        .isEmpty();
    assertThat(sql.rows("select * from sign_in_session where id = ? and ended_at is null", session))
        .isEmpty();
    assertThat(outcome(number)).isEqualTo("RESET");
    assertThat(jobs.isRunning(number.text())).isFalse();
    assertThat(mails.templatesTo(account))
        .containsSubsequence(
            MailTemplate.UNBIND_CODE,
            MailTemplate.TICKET_FILED,
            MailTemplate.TICKET_APPROVED,
            MailTemplate.TICKET_DONE);
    assertThat(audit.headlinesOf(account))
        .contains(
            "UNBIND_REQUESTED SUCCESS",
            "TICKET_FILED SUCCESS",
            "TICKET_TAKEN SUCCESS",
            "TICKET_REVIEWED SUCCESS",
            "MFA_RESET SUCCESS",
            "TICKET_CLOSED SUCCESS");
    assertThat(anonymous().signIn(account)).isInstanceOf(SignInResult.Opened.class);
  }

  @Test
  @Tag("R34")
  @DisplayName("R34 The mail with the code says when and from where it was asked for")
  void mailWithTheCodeSaysFromWhere() {
    TestAccount account = accounts.boundMember();
    Form form = new Form(anonymousFrom("203.0.113.77"));

    form.request(account, TestAccount.PASSWORD);
    jobs.run(draftOf(account));

    assertThat(mails.newest(account, MailTemplate.UNBIND_CODE).parameters())
        .containsEntry("address", "203.0.113.77")
        .containsEntry("browser", "Firefox, Linux")
        .containsEntry("when", Times.dateAndTime(clock.instant(), ZoneOffset.UTC, Locale.ENGLISH));
  }

  @Test
  @Tag("R54")
  @DisplayName("R54 Codes of the old phone fail after the reset")
  void codesOfTheOldPhoneFail() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    approve(agent(), number);
    pass(WAIT, number);
    TestAccount again = accounts.bind(account);

    Visitor thief = anonymous();
    thief.signIn(account);

    assertThat(thief.confirm(account.code(clock.instant())))
        .isInstanceOf(CodeCheckResult.Wrong.class);
    assertThat(thief.confirm(again.code(clock.instant())))
        .isInstanceOf(CodeCheckResult.Accepted.class);
  }

  @Test
  @Tag("R53")
  @DisplayName("R53 The wait begins when the mail server took the approval notice, and is a day")
  void waitBeginsWithTheDelivery() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    Visitor agent = agent();
    take(agent, number);
    decide(agent, number, approval(COMPLETE));
    jobs.run(number.text());
    mails.putOffAll();

    clock.moveBy(LONG_WAIT);
    jobs.run(number.text());
    assertThat(isBound(account)).isTrue();

    deliver();
    pass(WAIT.minusSeconds(1), number);
    assertThat(isBound(account)).isTrue();

    pass(Duration.ofSeconds(1), number);
    assertThat(isReset(account)).isTrue();
  }

  @Test
  @Tag("R32")
  @DisplayName("R32 The e-mailed code opens the review and nothing else")
  void codeAloneChangesNothing() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);

    pass(Duration.ofDays(40), number);

    assertThat(isBound(account)).isTrue();
    assertThat(jobs.openTasks(number.text())).isEqualTo(1);
  }

  @Test
  @Tag("R49")
  @DisplayName("R49 A second form does not open a second ticket but mails the link of the first")
  void thereIsOneOpenTicket() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    clock.moveBy(Duration.ofMinutes(1));

    form().request(account, TestAccount.PASSWORD);

    assertThat(sql.rows("select * from ticket where account_id = ?", account.id())).hasSize(1);
    assertThat(key(account, MailTemplate.TICKET_STILL_OPEN, "link")).isEqualTo(followKey(number));
  }

  @Test
  @Tag("R49")
  @DisplayName("R49 Filing changes nothing for the account")
  void filingChangesNothing() {
    TestAccount account = accounts.boundMember();
    Visitor owner = signedIn(account);

    file(account);

    assertThat(isBound(account)).isTrue();
    assertThat(owner.does(() -> the(AuthenticatorService.class).ownStatus())).isNotNull();
  }

  @Test
  @Tag("R33")
  @DisplayName("R33 Wrong password and unbound account get no draft; their owner is told once")
  void wrongPasswordGetsNoDraft() {
    TestAccount account = accounts.boundMember();
    TestAccount unbound = accounts.member();

    form().request(account, TestAccount.WRONG_PASSWORD);
    form().request(unbound, TestAccount.PASSWORD);
    clock.moveBy(Duration.ofMinutes(1));
    form().request(account, TestAccount.WRONG_PASSWORD);

    assertThat(mails.templatesTo(account)).containsExactly(MailTemplate.UNBIND_REFUSED);
    assertThat(mails.templatesTo(unbound)).containsExactly(MailTemplate.UNBIND_REFUSED);
    assertThat(sql.rows("select * from ticket where account_id = ?", account.id())).isEmpty();
    assertThat(audit.count(account, AuditAction.UNBIND_REQUESTED, AuditResult.FAILURE))
        .isEqualTo(2);
  }

  @Test
  @Tag("R28")
  @Tag("R48")
  @DisplayName("R28 R48 The code files only the form that asked for it")
  void codeBelongsToTheForm() {
    TestAccount account = accounts.boundMember();
    draft(account);
    String code = mailedCode(account);

    FilingResult filing = form().submit(code);

    assertThat(filing).isEqualTo(new FilingResult.Refused(VerificationResult.EXPIRED));
  }

  @Test
  @Tag("R48")
  @DisplayName("R48 A code that was asked for again replaces the first; the process goes on")
  void codeIsRequestedAgain() {
    TestAccount account = accounts.boundMember();
    Form form = draft(account);
    String number = draftOf(account);
    String first = mailedCode(account);
    clock.moveBy(Duration.ofMinutes(1));

    form.request(account, TestAccount.PASSWORD);
    jobs.run(number);

    assertThat(draftOf(account)).isEqualTo(number);
    assertThat(mailedCode(account)).isNotEqualTo(first);
    assertThat(form.submit(first)).isInstanceOf(FilingResult.Refused.class);
    assertThat(form.submit(mailedCode(account))).isInstanceOf(FilingResult.Filed.class);
  }

  @Test
  @Tag("R67")
  @DisplayName("R67 A draft without its code ends by itself after an hour")
  void draftExpires() {
    TestAccount account = accounts.boundMember();
    draft(account);
    String number = draftOf(account);

    clock.moveBy(Duration.ofHours(1));
    jobs.run(number);

    assertThat(jobs.isRunning(number)).isFalse();
    assertThat(row(new TicketNumber(number)))
        .containsEntry("outcome", "EXPIRED")
        .containsEntry("draft_account_id", null);
  }

  @Test
  @Tag("R50")
  @DisplayName("R50 A heightened ticket needs another person's second review and the long wait")
  void heightenedTicketNeedsASupervisor() {
    TestAccount account = accounts.boundMember();
    TicketNumber number = file(account);
    TestAccount both = accounts.bind(accounts.memberWith(PlatformRole.SUPERVISOR));
    Visitor first = atDesk(both);
    approve(first, number, NO_EVIDENCE);

    assertThat(take(agent(), number)).isEqualTo(DeskResult.NEEDS_ANOTHER_SUPERVISOR);
    assertThat(take(first, number)).isEqualTo(DeskResult.NEEDS_ANOTHER_SUPERVISOR);
    approve(supervisor(), number, NO_EVIDENCE);
    pass(LONG_WAIT.minusSeconds(1), number);
    assertThat(isBound(account)).isTrue();

    pass(Duration.ofSeconds(1), number);
    assertThat(isReset(account)).isTrue();
  }
}
