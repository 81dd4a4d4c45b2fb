package mfa.ticket.numbers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import mfa.platform.time.Times;
import mfa.shell.TimeLabels;
import mfa.ticket.TicketType;
import mfa.ticket.numbers.Grouping;
import mfa.ticket.numbers.Ratings;
import mfa.ticket.numbers.TimeTaken;
import mfa.ticket.ui.TicketLabels;

/** What the numbers are about, and how they are said. */
final class NumbersLabels {

  private NumbersLabels() {}

  /** A week is called by its Monday. */
  static String subject(Component at, Grouping grouping, String subject) {
    return switch (grouping) {
      case WEEK ->
          Times.day(
              LocalDate.parse(subject).atStartOfDay().toInstant(ZoneOffset.UTC),
              ZoneOffset.UTC,
              UI.getCurrent().getLocale());
      case TYPE -> TicketLabels.type(at, TicketType.valueOf(subject));
      case AGENT -> subject.isEmpty() ? at.getTranslation("numbers.nobody") : subject;
    };
  }

  static String grouping(Component at, Grouping grouping) {
    return at.getTranslation("numbers.by." + grouping);
  }

  static String median(Component at, TimeTaken time) {
    return time.count() == 0 ? "–" : TimeLabels.words(at, time.median());
  }

  static String high(Component at, TimeTaken time) {
    return time.count() == 0 ? "–" : TimeLabels.words(at, time.high());
  }

  /** With one digit behind the point, as in every language of the product. */
  static String average(Ratings ratings) {
    return ratings.count() == 0 ? "–" : String.format(Locale.ROOT, "%.1f", ratings.average());
  }
}
