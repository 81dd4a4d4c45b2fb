package mfa.ticket.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import mfa.ticket.DeskLine;
import mfa.ticket.DeskResult;
import mfa.ticket.Outcome;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;

/** Says in the language of a page what several pages say of tickets. */
final class TicketWords {

  /** From one star to five. */
  private static final List<String> RATINGS =
      List.of(
          "ticket.rating.very-bad",
          "ticket.rating.bad",
          "ticket.rating.all-right",
          "ticket.rating.good",
          "ticket.rating.very-good");

  private TicketWords() {}

  static String status(Component page, TicketStatus status) {
    return page.getTranslation("ticket.status." + status);
  }

  static String type(Component page, TicketType type) {
    return page.getTranslation("ticket.type." + type);
  }

  /** How a ticket ended, in a word or two. */
  static String end(Component page, Outcome outcome) {
    return page.getTranslation("ticket.progress." + outcome);
  }

  /** Why an action at the desk did not happen. */
  static String refusal(Component page, DeskResult result) {
    return page.getTranslation("desk.result." + result);
  }

  static String stars(Component page, int stars) {
    return page.getTranslation(RATINGS.get(stars - 1));
  }

  /** The name of whoever asks; of an account that is gone there is none. */
  static String requester(Component component, DeskLine line) {
    return line.requester().isBlank()
        ? component.getTranslation("desk.requester.erased")
        : line.requester();
  }
}
