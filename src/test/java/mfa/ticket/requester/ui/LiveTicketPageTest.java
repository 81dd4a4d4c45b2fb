package mfa.ticket.requester.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import mfa.platform.time.Times;
import mfa.shell.ThisBrowser;
import mfa.support.OneKey;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Visitor;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.UnsentFiles;
import mfa.ticket.WithTickets;
import mfa.ticket.desk.ReviewService;
import mfa.ticket.requester.RequesterService;
import mfa.ticket.ui.Downloads;
import mfa.ticket.ui.Watch;
import mfa.ticket.unbind.UnbindRequestService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The page behind the mailed link, while others work on its ticket")
@ExtendWith(OpenPage.class)
class LiveTicketPageTest extends WithTickets {

  private TicketNumber number;
  private Visitor grace;
  private Visitor requester;
  private TicketView page;

  @BeforeEach
  void fileTicket() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    number = file(accounts.boundMember());
    grace = agent();
    take(grace, number);
    requester = anonymous();
    requester.does(this::openPage);
  }

  private void openPage() {
    page =
        new TicketView(
            the(RequesterService.class),
            the(UnbindRequestService.class),
            the(UnsentFiles.class),
            the(Downloads.class),
            new OneKey(followKey(number)),
            clock);
    UI.getCurrent().add(page);
    page.setParameter(null, number.text());
  }

  @Test
  @DisplayName("What customer service writes appears by itself, and takes nothing from the typed")
  void newsAppearByThemselves() {
    TextArea field = PageParts.within(page, TextArea.class).findFirst().orElseThrow();
    field.setValue("By the way");

    write("Whom may we call back?", false);

    assertThat(words()).contains("Whom may we call back?");
    assertThat(PageParts.within(page, TextArea.class)).containsExactly(field);
    assertThat(field.getValue()).isEqualTo("By the way");
  }

  @Test
  @DisplayName("A note for colleagues does not")
  void notesAreNoNews() {
    write("Looks like a swindler.", true);

    assertThat(words()).contains(STORY.text()).doesNotContain("swindler");
  }

  @Test
  @DisplayName("Who is writing while the ticket ends keeps the text, and reads that it is not sent")
  void endTakesNothingFromWhatIsTyped() {
    TextArea field = PageParts.within(page, TextArea.class).findFirst().orElseThrow();
    field.setValue("By the way");
    decide(grace, number, rejection());
    run(number);

    requester.does(() -> PageParts.submit(field.getParent().orElseThrow()));
    look();

    assertThat(field.getErrorMessage()).startsWith("The ticket has ended");
    assertThat(PageParts.within(page, TextArea.class)).contains(field);
    assertThat(field.getValue()).isEqualTo("By the way");
    assertThat(PageParts.within(page, Button.class).map(Button::getText))
        .doesNotContain("Withdraw");
    assertThat(words()).contains("We cannot do this.").doesNotContain("By the way");
  }

  @Test
  @DisplayName("Who is not writing then finds no field")
  void endedTicketHasNoField() {
    decide(grace, number, rejection());
    run(number);

    look();

    assertThat(PageParts.within(page, TextArea.class).map(TextArea::getLabel))
        .doesNotContain("Add a message");
  }

  @Test
  @Tag("R43")
  @DisplayName("R43: who withdraws the ticket has the focus at its heading")
  void withdrawalLeadsToTheHeading() {
    requester.does(
        () -> {
          PageParts.press(page, "Withdraw");
          MockVaadin.clientRoundtrip();
          PageParts.press(UI.getCurrent(), "Withdraw");
          assertThat(PageParts.takeFocused()).containsInstanceOf(H1.class);
        });
  }

  @Test
  @DisplayName("Who is asked reads until when to answer, as long as the process waits for that")
  void askedReadsUntilWhen() {
    decide(grace, number, question());
    run(number);

    look();

    String until =
        Times.dateAndTime(
            clock.instant().plus(Duration.ofDays(7)), ThisBrowser.zone(), Locale.ENGLISH);
    assertThat(words()).contains("Please answer below by " + until);

    assertThat(reply(number)).isTrue();
    run(number);
    look();
    assertThat(words()).contains("We are reviewing your ticket.").doesNotContain(until);
  }

  private void write(String text, boolean internal) {
    grace.does(
        () -> the(ReviewService.class).reply(number, new MessageBody(text), internal, List.of()));
    look();
  }

  private void look() {
    requester.does(() -> PageParts.within(page, Watch.class).findFirst().orElseThrow().look());
  }

  private String words() {
    return page.getElement().getTextRecursively();
  }
}
