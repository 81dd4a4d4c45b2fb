package mfa.ticket.desk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Locale;
import java.util.function.Consumer;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.support.WithSupportTickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A ticket of a workspace at the desk: answered and closed, never decided")
@ExtendWith(OpenPage.class)
class SupportAtDeskTest extends WithSupportTickets {

  private TicketNumber number;
  private Visitor grace;

  @BeforeEach
  void fileTicket() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    number = fileSupport();
    grace = agent();
  }

  private void onPage(Visitor reader, Consumer<DeskTicketView> work) {
    DeskPages.open(services, reader, number, work);
  }

  private static TextArea text(Component page) {
    return PageParts.within(page, TextArea.class)
        .filter(field -> field.getLabel().equals("Text to the requester"))
        .findFirst()
        .orElseThrow();
  }

  private Object column(String name) {
    return sql.rows("select * from ticket where ticket_number = ?", number.text())
        .getFirst()
        .get(name);
  }

  @Test
  @DisplayName("There is Reply and Note, Take and Close, and the workspace; no checklist")
  void ticketIsAnsweredOrClosed() {
    onPage(
        grace,
        page -> {
          assertThat(page.getElement().getTextRecursively())
              .contains("Bug report, of the workspace Acme")
              .doesNotContain("Speaks against");
          assertThat(DeskPages.buttons(page))
              .contains("Take", "Close ticket", "Reply to requester")
              .doesNotContain("Approve", "Ask the requester");
          assertThat(
                  PageParts.within(page, Tab.class).filter(PageParts::isShown).map(Tab::getLabel))
              .containsExactly("Reply", "Note");
        });
  }

  @Test
  @DisplayName("A reply takes the ticket and gives the turn to the requester")
  void replyGivesTheTurnToTheRequester() {
    onPage(
        grace,
        page -> {
          text(page).setValue("Which browser?");
          PageParts.press(page, "Reply to requester");

          assertThat(page.getElement().getTextRecursively()).contains("Which browser?");
          assertThat(text(page).getValue()).isEmpty();
        });
    assertThat(column("status")).isEqualTo(TicketStatus.FEEDBACK_PROVIDED.name());
  }

  @Test
  @DisplayName("Closing asks once, and sends the text that stands there")
  void closingSendsTheText() {
    onPage(
        grace,
        page -> {
          text(page).setValue("It is mended.");
          PageParts.press(page, "Close ticket");
          assertThat(column("outcome")).isNull();
          MockVaadin.clientRoundtrip();
          PageParts.press(UI.getCurrent(), "Close ticket");
        });
    settle(number);

    assertThat(column("outcome")).isEqualTo("SOLVED");
    onPage(
        grace,
        page -> assertThat(page.getElement().getTextRecursively()).contains("It is mended."));
  }
}
