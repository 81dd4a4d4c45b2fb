package mfa.ticket.requester;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import mfa.account.AccountDisabled;
import mfa.account.EmailChanged;
import mfa.authenticator.AuthenticatorBound;
import mfa.login.ui.CodeServlet;
import mfa.login.ui.SignInServlet;
import mfa.mail.MailTemplate;
import mfa.password.Password;
import mfa.password.PasswordResetService;
import mfa.password.ui.ResetPasswordServlet;
import mfa.support.PlainBrowser;
import mfa.support.PlainBrowser.Answer;
import mfa.support.TestAccount;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.unbind.Withdrawal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("R56")
@DisplayName("R56 What ends a ticket is said before, on its page, and by mail")
class EndedTicketTest extends WithTickets {

  private static final List<MailTemplate> MAILS_OF_ENDS =
      List.of(
          MailTemplate.TICKET_ENDED_BY_PASSWORD,
          MailTemplate.TICKET_ENDED_BY_EMAIL,
          MailTemplate.TICKET_ENDED_BY_CODE);

  private TestAccount owner;

  /** What ends the ticket, and the mail that says so; null where another mail or nobody does. */
  enum End {
    PASSWORD_REPLACED(
        (test, account) -> test.reset(account), MailTemplate.TICKET_ENDED_BY_PASSWORD),
    EMAIL_CHANGED(
        (test, account) -> test.services.notify(new EmailChanged(account.id())),
        MailTemplate.TICKET_ENDED_BY_EMAIL),
    CODE_ACCEPTED((test, account) -> test.atDesk(account), MailTemplate.TICKET_ENDED_BY_CODE),
    AUTHENTICATOR_BOUND(
        (test, account) -> test.services.notify(new AuthenticatorBound(account.id())),
        MailTemplate.TICKET_ENDED_BY_CODE),
    ACCOUNT_DISABLED(
        (test, account) -> test.services.notify(new AccountDisabled(account.id())), null),
    REQUESTER((test, account) -> test.withdraw(test.number(account)), null);

    private final BiConsumer<EndedTicketTest, TestAccount> event;
    private final MailTemplate mail;

    End(BiConsumer<EndedTicketTest, TestAccount> event, MailTemplate mail) {
      this.event = event;
      this.mail = mail;
    }
  }

  @BeforeEach
  void meetTheOwner() {
    owner = accounts.boundMember();
  }

  private TicketNumber number(TestAccount account) {
    return new TicketNumber(
        (String)
            sql.rows("select * from ticket where account_id = ? order by id desc", account.id())
                .getFirst()
                .get("ticket_number"));
  }

  private String resetKey(TestAccount account) {
    anonymous().does(() -> the(PasswordResetService.class).request(account.email()));
    services.work("password-resets");
    return key(account, MailTemplate.PASSWORD_RESET, "link");
  }

  private void reset(TestAccount account) {
    String key = resetKey(account);
    anonymous()
        .does(
            () ->
                the(PasswordResetService.class)
                    .complete(key, new Password("Another-walnut-71-drifting")));
  }

  @ParameterizedTest(name = "R56 {0}")
  @EnumSource
  void reasonStandsOnTheTicketAndInAMail(End end) {
    TicketNumber number = file(owner);

    end.event.accept(this, owner);
    run(number);

    RequesterTicket ticket =
        anonymous()
            .does(() -> the(RequesterService.class).ticket(number, followKey(number)))
            .orElseThrow();
    assertThat(ticket.withdrawal()).contains(Withdrawal.valueOf(end.name()));
    assertThat(mails.templatesTo(owner).stream().filter(MAILS_OF_ENDS::contains))
        .containsExactlyElementsOf(end.mail == null ? List.of() : List.of(end.mail));
  }

  @Test
  void nobodyIsMailedAboutADraft() {
    draft(owner);

    atDesk(owner);

    assertThat(mails.templatesTo(owner)).doesNotContain(MailTemplate.TICKET_ENDED_BY_CODE);
  }

  @Test
  @DisplayName("R56 The page that sets a new password says first that the open ticket will end")
  void resetPageWarns() {
    PlainBrowser browser = new PlainBrowser(services, anonymous());
    browser.withCookie("mfa-link", "reset~" + resetKey(owner));
    assertThat(browser.open(ResetPasswordServlet.class, "/password/reset").notices()).isEmpty();

    TicketNumber number = file(owner);

    assertThat(browser.open(ResetPasswordServlet.class, "/password/reset").notices())
        .startsWith("Your open ticket " + number + " to unbind MFA will end");
  }

  @Test
  @DisplayName("R56 After the password the code page says that a code will end the open ticket")
  void codePageWarns() {
    assertThat(codePage().notices()).isEmpty();

    TicketNumber number = file(owner);

    assertThat(codePage().notices())
        .startsWith("A ticket to unbind the MFA of this account is open.")
        .doesNotContain(number.text());
  }

  private Answer codePage() {
    PlainBrowser browser = new PlainBrowser(services, anonymous());
    browser.submit(
        SignInServlet.class,
        browser.open(SignInServlet.class, "/login"),
        Map.of("email", owner.email().text(), "password", TestAccount.PASSWORD.text()));
    return browser.open(CodeServlet.class, "/login/code");
  }
}
