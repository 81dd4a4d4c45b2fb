package mfa.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A ticket of a workspace in the browsers of its requester and of customer service. */
@BrowserTest
class SupportTicketIT {

  @Test
  @Tag("R58")
  @Tag("R43")
  @DisplayName("A member files, withdraws, restarts and closes a ticket that an agent answers")
  void ticketIsFiledAnsweredAndClosed(Product product) {
    var member = product.signedIn(product.accounts().freeMember());
    var inspection = new Inspection(member, "en");
    member.open("/tickets/new");
    inspection.lookAt("ticket-new");
    file(member);
    member.page().waitForURL("**/tickets/T-*");
    var path = member.path();
    assertThat(member.page().locator(".conversation")).containsText("log.txt");
    inspection.lookAt("ticket-detail");
    member.open("/tickets");
    press(member, "New ticket");
    assertThat(member.field("Title")).hasValue("");
    assertThat(member.field("Description")).hasValue("");
    member.open(path);

    press(member, "Withdraw");
    member.page().locator("vaadin-dialog vaadin-button").getByText("Withdraw").click();
    assertThat(member.page().getByText("The ticket was withdrawn.")).isVisible();
    press(member, "Restart");
    assertThat(member.page().getByText("We have your ticket.")).isVisible();
    member.open("/tickets");
    inspection.lookAt("tickets");
    assertThat(member.page().locator("[role=status]").getByText("Tickets: 1")).isVisible();

    var agent = Desk.open(product.visitor(), product.accounts().agent());
    agent.openTicket(path.substring(path.lastIndexOf('/') + 1));
    agent.visitor().field("Text to the requester").fill("Which browser do you use?");
    agent.visitor().button("Reply to requester").click();
    assertThat(agent.visitor().page().locator(".conversation")).containsText("Which browser");

    member.open(path);
    assertThat(member.page().getByText("Customer service answered.")).isVisible();
    member.page().getByRole(AriaRole.TEXTBOX).first().fill("The newest Firefox.");
    press(member, "Send");
    assertThat(member.page().getByText("Customer service is working on the ticket.")).isVisible();
    press(member, "Close ticket");
    member.page().locator("vaadin-dialog vaadin-button").getByText("Close ticket").click();
    assertThat(member.page().getByText("You closed this ticket.")).isVisible();
    press(member, "Follow up");
    assertThat(member.page().getByText("This ticket follows up")).isVisible();

    Assertions.assertThat(inspection.findings()).isEmpty();
  }

  private static void file(Visitor member) {
    var page = member.page();
    page.locator("vaadin-select").filter(new Locator.FilterOptions().setHasText("Type")).click();
    page.getByRole(AriaRole.OPTION).getByText("Bug report").click();
    member.field("Title").fill("The export never ends");
    member.field("Description").fill("I press Export and wait.");
    page.locator("vaadin-upload input[type=file]")
        .setInputFiles(new FilePayload("log.txt", "text/plain", "A log.".getBytes(UTF_8)));
    assertThat(page.locator("vaadin-upload-file[complete]")).hasCount(1);
    press(member, "Submit ticket");
  }

  private static void press(Visitor visitor, String label) {
    visitor.button(label).click();
  }
}
