package mfa.ticket.unbind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mfa.mail.EmailAddress;
import mfa.mail.MailTemplate;
import mfa.mail.WrittenMails.WrittenMail;
import mfa.support.TestAccount;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R53")
@DisplayName("R53: the previous address is told for 30 days, and the ticket is heightened")
class FormerAddressTest extends WithTickets {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private TestAccount account;
  private EmailAddress former;

  @BeforeEach
  void accountWithAFormerAddress() {
    account = accounts.boundMember();
    former = new EmailAddress("former" + NUMBERS.incrementAndGet() + "@example.net");
  }

  private void changedAddress(Duration ago) {
    addressChanged(account, former, clock.instant().minus(ago), former.text());
  }

  private List<MailTemplate> toldAtTheFormerAddress() {
    return mails.to(former).stream().map(WrittenMail::template).toList();
  }

  @Test
  void formerAddressIsNotifiedAtFilingApprovalAndEnd() {
    changedAddress(Duration.ofDays(20));

    TicketNumber number = file(account);
    assertThat(toldAtTheFormerAddress()).containsExactly(MailTemplate.TICKET_FORMER_ADDRESS);
    approve(agent(), number);
    approve(supervisor(), number);
    pass(LONG_WAIT, number);

    assertThat(isReset(account)).isTrue();
    assertThat(toldAtTheFormerAddress())
        .as("that it is done cannot be stopped any more")
        .containsExactlyInAnyOrder(
            MailTemplate.TICKET_FORMER_ADDRESS,
            MailTemplate.TICKET_FORMER_ADDRESS,
            MailTemplate.TICKET_DONE_FORMER_ADDRESS);
  }

  @Test
  @Tag("R55")
  void oneReviewAndTheShortWaitAreNotEnough() {
    changedAddress(Duration.ofDays(20));
    TicketNumber number = file(account);

    approve(agent(), number);
    pass(WAIT, number);

    assertThat(isReset(account)).isFalse();
    assertThat(
            sql.single(
                "select heightened_because from ticket t join unbind_ticket u on u.id = t.id where ticket_number = ?",
                number.text()))
        .asString()
        .contains("ADDRESS_CHANGED");
  }

  @Test
  void afterThirtyDaysTheFormerAddressIsOver() {
    changedAddress(Duration.ofDays(31));

    TicketNumber number = file(account);
    approve(agent(), number);
    pass(WAIT, number);

    assertThat(isReset(account)).isTrue();
    assertThat(mails.to(former)).isEmpty();
  }
}
