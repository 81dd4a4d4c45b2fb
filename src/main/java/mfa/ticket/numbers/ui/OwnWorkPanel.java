package mfa.ticket.numbers.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import mfa.platform.time.Times;
import mfa.ticket.numbers.OwnWork;
import mfa.ticket.numbers.Ratings;

/** What an agent has done and has to do, in one line; what it means is shown on demand. */
public class OwnWorkPanel extends NativeDetails {

  private final ZoneId zone;

  public OwnWorkPanel(ZoneId zone) {
    this.zone = zone;
    addClassName("own-work");
  }

  public void show(OwnWork work) {
    Locale language = UI.getCurrent().getLocale();
    setSummaryText(
        getTranslation("numbers.own", work.doneToday(), work.doneThisWeek(), work.open()));
    Div parts =
        new Div(
            new Paragraph(
                getTranslation(
                    "numbers.own.definition", zone.getDisplayName(TextStyle.FULL, language))));
    work.oldest()
        .ifPresent(
            since ->
                parts.add(
                    new Paragraph(
                        getTranslation(
                            "numbers.own.oldest", Times.dateAndTime(since, zone, language)))));
    parts.add(new Paragraph(ratings(work.ratings())));
    setContent(parts);
  }

  private String ratings(Ratings ratings) {
    return ratings.count() == 0
        ? getTranslation("numbers.own.unrated")
        : getTranslation("numbers.own.ratings", NumbersLabels.average(ratings), ratings.count());
  }
}
