package mfa.ticket.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import mfa.platform.time.Times;
import mfa.ticket.Outcome;
import mfa.ticket.TicketPriority;
import mfa.ticket.TicketStatus;
import mfa.ticket.TicketType;
import mfa.ticket.desk.ChecklistItem;
import mfa.ticket.desk.DeskItem;
import mfa.ticket.desk.DeskResult;
import mfa.ticket.desk.Evidence;
import mfa.ticket.requester.RequesterTicket;

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

  private static final String STEP = "ticket.step.";
  private static final String ELEMENT = "ticket.element.";

  /** The words of the packaged model. */
  private static final ResourceBundle ENGLISH =
      ResourceBundle.getBundle("vaadin-i18n.translations", Locale.ROOT);

  /** Steps of the packaged model that are called by what ends them. */
  public static final Set<String> WAITS =
      Set.of(
          "catchEvent_noticeDelivered",
          "catchEvent_waitingPeriodOver",
          "eventBasedGateway_awaitReply",
          "eventBasedGateway_awaitSecondReply",
          "eventBasedGateway_awaitVerification");

  private TicketLabels() {}

  public static String status(Component page, TicketStatus status) {
    return page.getTranslation("ticket.status." + status);
  }

  public static String type(Component page, TicketType type) {
    return page.getTranslation("ticket.type." + type);
  }

  public static String priority(Component page, TicketPriority priority) {
    return page.getTranslation("ticket.priority." + priority);
  }

  /** How a ticket ended, in a word or two. */
  public static String end(Component page, Outcome outcome) {
    return page.getTranslation("ticket.progress." + outcome);
  }

  /** How a ticket ended, in a sentence to its requester. */
  public static String outcome(Component page, Outcome outcome) {
    return page.getTranslation("ticket.outcome." + outcome);
  }

  /** How an unbind ticket ended, or will in a moment; nothing while it goes on. */
  public static Optional<String> ended(Component page, RequesterTicket ticket) {
    return ticket
        .withdrawal()
        .map(reason -> page.getTranslation("ticket.withdrawn." + reason))
        .or(() -> ticket.outcome().map(outcome -> outcome(page, outcome)));
  }

  /** Whose turn it is with an unbind ticket and until when, or how it ended. */
  public static String turn(Component page, RequesterTicket ticket, ZoneId zone, Instant now) {
    return ended(page, ticket).orElseGet(() -> turnOfOpen(page, ticket, zone, now));
  }

  private static String turnOfOpen(
      Component page, RequesterTicket ticket, ZoneId zone, Instant now) {
    Instant waitingUntil = ticket.waitingUntil();
    if (waitingUntil != null) {
      return waitingUntil.isAfter(now)
          ? page.getTranslation("ticket.turn.waiting", time(waitingUntil, zone))
          : page.getTranslation("ticket.turn.unbinding");
    }
    if (ticket.status() != TicketStatus.FEEDBACK_PROVIDED) {
      return page.getTranslation("ticket.turn.review");
    }
    return ticket
        .replyDue()
        .map(due -> page.getTranslation("ticket.turn.you-until", time(due, zone)))
        .orElseGet(() -> page.getTranslation("ticket.turn.you"));
  }

  private static String time(Instant time, ZoneId zone) {
    return Times.dateAndTime(time, zone, UI.getCurrent().getLocale());
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

  /**
   * What the elements of the packaged models are called in the language of the reader: by id, their
   * own name and that one. Empty where they are the same.
   */
  public static Map<String, List<String>> elements(Component page) {
    if (UI.getCurrent().getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage())) {
      return Map.of();
    }
    Map<String, List<String>> names = new TreeMap<>();
    for (String key : ENGLISH.keySet()) {
      String name = ENGLISH.getString(key);
      String id = key.substring(key.lastIndexOf('.') + 1);
      if (key.startsWith(STEP)) {
        names.put(id, List.of(name, step(page, id, name)));
      } else if (key.startsWith(ELEMENT)) {
        names.put(id, List.of(name, page.getTranslation("ticket.element." + id)));
      }
    }
    return names;
  }

  /** The step where a ticket is now: what it waits for is not over yet, as its name says. */
  public static String present(Component page, String id, String name) {
    return WAITS.contains(id) && isPackaged(id, name)
        ? page.getTranslation("ticket.present." + id)
        : step(page, id, name);
  }

  private static boolean isPackaged(String id, String name) {
    String key = STEP + id;
    return ENGLISH.containsKey(key) && ENGLISH.getString(key).equals(name);
  }

  public static String stars(Component page, int stars) {
    return page.getTranslation(RATINGS.get(stars - 1));
  }

  /** One thing that a reviewer confirms, in configured or packaged words. */
  public static String item(Component page, ChecklistItem item) {
    return item.text(UI.getCurrent().getLocale())
        .orElseGet(() -> page.getTranslation("review.item." + item.id()));
  }

  /** What speaks for the requester, or that nothing does. */
  public static String evidence(Component page, Evidence evidence) {
    return page.getTranslation("review.evidence." + evidence);
  }

  /** Somebody of customer service; of an account that is gone there is no name. */
  public static String colleague(Component page, String name) {
    return name.isBlank() ? page.getTranslation("desk.colleague.erased") : name;
  }

  /** The name of the one who asks; of an account that is gone there is none. */
  public static String requester(Component component, DeskItem ticket) {
    return ticket.requester().isBlank()
        ? component.getTranslation("desk.requester.erased")
        : ticket.requester();
  }
}
