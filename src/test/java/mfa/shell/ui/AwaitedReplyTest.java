package mfa.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import mfa.login.CallerService;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Visitor;
import mfa.ticket.TicketNumber;
import mfa.ticket.support.TicketListService;
import mfa.ticket.support.WithSupportTickets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R48")
@DisplayName("R48: the start page tells whose answer customer service waits for")
@ExtendWith(OpenPage.class)
class AwaitedReplyTest extends WithSupportTickets {

  @Test
  void requesterIsLedToTheTicketUntilTheAnswerIsGiven() {
    Visitor reader = signedIn(requester);
    TicketNumber number = fileSupport();
    assertThat(links(reader, true)).isEmpty();

    replyAs(agent(), number);
    assertThat(links(reader, true)).containsExactly("/tickets/" + number);
    assertThat(links(reader, false)).as("on other pages").isEmpty();

    replyAsMember(member, number);
    assertThat(links(reader, true)).isEmpty();
  }

  @Test
  void severalTicketsAreShownInTheirList() {
    Visitor reader = signedIn(requester);
    replyAs(agent(), fileSupport());
    replyAs(agent(), fileSupport());

    assertThat(links(reader, true)).containsExactly("/tickets?status=FEEDBACK_PROVIDED");
  }

  @Test
  @Tag("R58")
  void nobodyElseIsToldAndNobodyWhoLeft() {
    Visitor reader = signedIn(requester);
    TicketNumber number = fileSupport();
    replyAs(agent(), number);

    assertThat(links(signedIn(owner), true)).as("of an owner").isEmpty();
    workspace.without(requester);
    assertThat(links(reader, true)).as("of who left").isEmpty();
  }

  private List<String> links(Visitor reader, boolean onStartPage) {
    OpenPage.isOf(reader, the(CallerService.class));
    return reader.does(
        () -> {
          AwaitedReplyAlert alert = new AwaitedReplyAlert(the(TicketListService.class));
          UI.getCurrent().add(alert);
          alert.refresh(onStartPage);
          return PageParts.within(alert, Anchor.class).map(Anchor::getHref).toList();
        });
  }
}
