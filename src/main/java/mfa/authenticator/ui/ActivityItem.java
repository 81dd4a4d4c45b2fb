package mfa.authenticator.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.audit.Activity;
import mfa.platform.time.Times;

/** One activity in two lines that fit a phone: what and how it ended; when, by whom, from where. */
class ActivityItem extends Div {

  ActivityItem(Activity activity, ZoneId zone) {
    Span title =
        new Span(
            ActivityLabels.action(this, activity.action())
                + " – "
                + ActivityLabels.result(this, activity.result()));
    title.addClassName("line-title");
    Span details =
        new Span(
            Stream.of(
                    Times.dateAndTime(activity.at(), zone, getLocale()),
                    ActivityLabels.actor(this, activity.actor()),
                    ActivityLabels.origin(activity))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · ")));
    details.addClassName("hint");
    add(title, details);
    addClassName("line-words");
  }
}
