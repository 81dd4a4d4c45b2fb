package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import mfa.platform.time.Times;
import mfa.shell.Badge;
import mfa.shell.picture.Pictogram;

/** How far a time is from now, in a word or two; the exact time is read out, and is its tooltip. */
class RelativeTime extends Span {

  private static final int MINUTES_OF_HOUR = 60;
  private static final int HOURS_OF_DAY = 24;

  /**
   * @param text in which the distance stands, such as {@code desk.due.in}
   * @param distance from now, however it lies
   */
  RelativeTime(String text, Duration distance, Instant time, ZoneId zone) {
    String exact = Times.dateAndTime(time, zone, getLocale());
    Span shown = new Span(getTranslation(text, words(this, distance.abs())));
    shown.getElement().setAttribute("aria-hidden", "true");
    Span read = new Span(exact);
    read.addClassName("unseen");
    getElement().setAttribute("title", exact);
    add(shown, read);
  }

  /** The same with a picture before it, in the colour of what it means. */
  RelativeTime as(Badge.Kind kind, VaadinIcon picture) {
    addClassNames("badge", "bare", "badge-" + kind.name().toLowerCase(Locale.ROOT));
    addComponentAsFirst(new Pictogram(picture));
    return this;
  }

  /** In the largest unit of which there are two, so that no word is far off. */
  static String words(Component page, Duration distance) {
    if (distance.toHours() >= 2 * HOURS_OF_DAY) {
      return page.getTranslation("desk.distance.days", distance.toDays());
    }
    if (distance.toMinutes() >= 2 * MINUTES_OF_HOUR) {
      return page.getTranslation("desk.distance.hours", distance.toHours());
    }
    return page.getTranslation("desk.distance.minutes", distance.toMinutes());
  }
}
