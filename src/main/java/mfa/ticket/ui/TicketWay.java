package mfa.ticket.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneId;
import mfa.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** The way of a ticket, with the step where it stands: only what is behind it looks done. */
public abstract class TicketWay extends OrderedList {

  private final transient ZoneId zone;

  protected TicketWay(ZoneId zone) {
    this.zone = zone;
    addClassName("progress");
  }

  /** Where a step is, seen from the ticket. */
  protected enum Place {
    DONE,
    HERE,
    AHEAD,
    LEFT
  }

  /**
   * A step of the way.
   *
   * @param key of its name
   * @param note what is said beside it, or empty
   */
  protected ListItem step(String key, String note, Place place) {
    return labeled(getTranslation(key), note, place);
  }

  /** One that has a name of its own. */
  protected ListItem labeled(String label, String note, Place place) {
    Span name = new Span(label);
    name.addClassName("step-name");
    ListItem item = new ListItem(name);
    if (!note.isEmpty()) {
      Span hint = new Span(note);
      hint.addClassName("hint");
      item.add(hint);
    }
    switch (place) {
      case DONE -> {
        item.addClassName("done");
        item.add(unseen("ticket.progress.done"));
      }
      case HERE -> markHere(item);
      case AHEAD, LEFT -> item.add(unseen("ticket.progress.not-reached"));
    }
    return item;
  }

  /** For those who hear the page: the looks of a step say it to the others. */
  private Span unseen(String key) {
    Span text = new Span(getTranslation(key));
    text.addClassName("unseen");
    return text;
  }

  /** The ticket is there now. */
  protected static void markHere(ListItem step) {
    step.getElement().setAttribute("aria-current", "step");
  }

  /** In the reader's zone; nothing for what has not been. */
  protected String time(@Nullable Instant at) {
    return at == null ? "" : Times.dateAndTime(at, zone, getLocale());
  }
}
