package mfa.ticket.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import mfa.ticket.Outcome;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.desk.DeskItem;
import mfa.ticket.desk.DeskResult;

/** Says in the language of a page what several pages say of tickets. */
public final class TicketLabels {

  /** From one star to five. */
  private static final List<String> RATINGS =
      List.of(
          "ticket.rating.very-bad",
          "ticket.rating.bad",
          "ticket.rating.all-right",
          "ticket.rating.good",
          "ticket.rating.very-good");

  /** The words of the packaged model. */
  private static final ResourceBundle ENGLISH =
      ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT);

  private TicketLabels() {}

  public static String status(Component page, TicketStatus status) {
    return page.getTranslation("ticket.status." + status);
  }

  public static String type(Component page, TicketType type) {
    return page.getTranslation("ticket.type." + type);
  }

  /** How a ticket ended, in a word or two. */
  public static String end(Component page, Outcome outcome) {
    return page.getTranslation("ticket.progress." + outcome);
  }

  /** Why an action at the desk did not happen. */
  public static String refusal(Component page, DeskResult result) {
    return page.getTranslation("desk.result." + result);
  }

  /**
   * The step of a process, in words for those steps that a model calls as the packaged one does.
   *
   * @param id in the model
   * @param name as it is called in the drawing
   */
  public static String step(Component page, String id, String name) {
    return isPackaged(id, name) ? page.getTranslation("ticket.step." + id) : name;
  }

  private static boolean isPackaged(String id, String name) {
    String key = "ticket.step." + id;
    return ENGLISH.containsKey(key) && ENGLISH.getString(key).equals(name);
  }

  public static String stars(Component page, int stars) {
    return page.getTranslation(RATINGS.get(stars - 1));
  }

  /** The name of the one who asks; of an account that is gone there is none. */
  public static String requester(Component component, DeskItem ticket) {
    return ticket.requester().isBlank()
        ? component.getTranslation("desk.requester.erased")
        : ticket.requester();
  }
}
