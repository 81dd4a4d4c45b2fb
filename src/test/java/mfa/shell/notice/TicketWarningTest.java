package mfa.shell.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import mfa.account.selfservice.OwnEmailService;
import mfa.account.ui.ChangeEmailView;
import mfa.account.ui.TakeBackEmailView;
import mfa.authenticator.ui.FreshCode;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.mail.WrittenMails.WrittenMail;
import mfa.platform.crypto.KeyRing;
import mfa.support.OneKey;
import mfa.support.OpenPage;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R48")
@ExtendWith(OpenPage.class)
class TicketWarningTest extends WithTickets {

  private static final String KEY = "key-of-a-mailed-link";
  private static final EmailAddress FORMER = new EmailAddress("former.of.warned@example.net");

  @Test
  @DisplayName("R48: the page that changes the address says first which open ticket that would end")
  void changeOfTheAddressWarnsOfTheOpenTicket() {
    TestAccount owner = accounts.boundMember();
    Visitor session = signedIn(owner);
    assertThat(words(session)).doesNotContain("open ticket T-");

    TicketNumber number = file(owner);

    assertThat(words(session))
        .contains(
            "Your open ticket "
                + number
                + " to unbind MFA will end as soon as you give a security code");
  }

  @Test
  @DisplayName("R48: the page that takes an address back says first which open ticket that ends")
  void takingAnAddressBackWarnsOfTheOpenTicket() {
    TestAccount owner = accounts.boundMember();
    addressChanged(
        owner, FORMER, clock.instant(), the(KeyRing.class).hash("email-change-link", KEY));
    assertThat(wordsOfTakingBack())
        .contains("Your account gets this address back")
        .doesNotContain("T-");

    TicketNumber number = file(owner);
    mails.forgetAll();

    assertThat(wordsOfTakingBack()).contains("The open ticket " + number + " to unbind the MFA");
    assertThat(anonymous().does(() -> the(OwnEmailService.class).takeBack(KEY))).isTrue();
    assertThat(mails.to(FORMER))
        .extracting(WrittenMail::template)
        .contains(MailTemplate.TICKET_ENDED_BY_EMAIL);
    assertThat(wordsOfTakingBack()).doesNotContain(number.toString());
  }

  @Test
  @DisplayName("R48: the question for a code says first which open ticket a right one ends")
  void questionForACodeWarnsOfTheOpenTicket() {
    TestAccount owner = accounts.boundMember();
    Visitor session = signedIn(owner);
    TicketNumber number = file(owner);
    clock.moveBy(Duration.ofMinutes(5));

    String asked =
        session.does(
            () -> {
              the(FreshCode.class).before(UI.getCurrent(), () -> {});
              MockVaadin.clientRoundtrip();
              return UI.getCurrent().getElement().getTextRecursively();
            });

    assertThat(asked).contains("A right code ends ticket " + number);
  }

  private String wordsOfTakingBack() {
    return anonymous()
        .does(
            () -> {
              TakeBackEmailView page =
                  new TakeBackEmailView(
                      the(OwnEmailService.class), new OneKey(KEY), the(TicketWarning.class));
              page.setParameter(null, "tag");
              return page.getElement().getTextRecursively();
            });
  }

  private String words(Visitor session) {
    return session.does(() -> the(ChangeEmailView.class).getElement().getTextRecursively());
  }
}
