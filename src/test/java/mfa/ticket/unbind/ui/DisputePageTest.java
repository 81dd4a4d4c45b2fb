package mfa.ticket.unbind.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import java.util.Locale;
import mfa.support.OneKey;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.WithTickets;
import mfa.ticket.requester.RequesterService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R53")
@DisplayName("R53 This wasn't me says what it does to the ticket as that is")
@ExtendWith(OpenPage.class)
class DisputePageTest extends WithTickets {

  private TestAccount account;
  private TicketNumber number;
  private Visitor owner;
  private DisputeView page;

  @BeforeEach
  void fileTicket() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    account = accounts.boundMember();
    number = file(account);
    owner = anonymous();
  }

  private String open() {
    owner.does(
        () -> {
          page = new DisputeView(the(RequesterService.class), new OneKey(disputeKey(number)));
          UI.getCurrent().add(page);
          page.setParameter(null, number.text());
        });
    return words();
  }

  private String press() {
    owner.does(() -> PageParts.press(page, "This wasn't me"));
    return words();
  }

  private String words() {
    return page.getElement().getTextRecursively();
  }

  @Test
  void openTicketEnds() {
    assertThat(open()).contains("to end the ticket").doesNotContain("sessions");
    assertThat(press()).contains("ended the ticket", "Set a new one now.");

    assertThat(open()).contains("You have already told us").doesNotContain("Press the button");
  }

  @Test
  @DisplayName("R53 What has ended without a reset is not to be ended; the sessions are")
  void endedTicketEndsTheSessions() {
    withdraw(number);
    run(number);

    assertThat(open())
        .contains("has ended without unbinding it", "end all sessions")
        .doesNotContain("to end the ticket");
    assertThat(press()).contains("ended all sessions").doesNotContain("ended the ticket");
  }

  @Test
  @DisplayName("R53 After the reset it tells that nobody signs in until there is a new password")
  void unboundAccountNeedsANewPassword() {
    approve(agent(), number);
    pass(WAIT, number);

    assertThat(open())
        .contains("has already unbound", "end all sessions", "nobody can sign in until")
        .doesNotContain("to end the ticket");
    assertThat(press()).contains("ended all sessions", "Nobody can sign in until");
    assertThat(PageParts.within(page, Anchor.class).map(Anchor::getHref))
        .containsExactly("/password/forgot");
  }

  @Test
  @Tag("R32")
  @DisplayName("R32 R53 What somebody bound after the reset stays, and the page says so")
  void accountThatWasBoundAgainKeepsThatAuthenticator() {
    approve(agent(), number);
    pass(WAIT, number);
    accounts.bind(account);

    assertThat(open()).contains("an authenticator was bound since", "nobody can sign in until");
    assertThat(press())
        .contains("The authenticator that was bound since stays bound.", "ask customer service")
        .doesNotContain("stays unbound");
    assertThat(PageParts.within(page, Anchor.class).map(Anchor::getHref))
        .containsExactly("/password/forgot", "/unbind");
  }
}
