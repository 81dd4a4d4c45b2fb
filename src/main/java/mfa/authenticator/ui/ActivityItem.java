package mfa.authenticator.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.audit.Activity;
import mfa.audit.AuditResult;
import mfa.platform.time.Times;

/** One activity: a sign and words that tell a failure from the rest, and when it was. */
class ActivityItem extends Div {

  /**
   * @param alone whether it also says by whom, and from where
   */
  ActivityItem(Activity activity, ZoneId zone, boolean alone) {
    boolean failed = activity.result() == AuditResult.FAILURE;
    Icon sign = (failed ? VaadinIcon.EXCLAMATION_CIRCLE_O : VaadinIcon.CHECK).create();
    sign.getElement().setAttribute("aria-hidden", "true");
    Span title = new Span(ActivityLabels.words(this, activity));
    title.addClassName("line-title");
    Stream<String> origin =
        alone
            ? Stream.of(
                ActivityLabels.actor(this, activity.actor()), ActivityLabels.origin(activity))
            : Stream.of();
    Span details =
        new Span(
            Stream.concat(Stream.of(Times.dateAndTime(activity.at(), zone, getLocale())), origin)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · ")));
    details.addClassName("hint");
    Div words = new Div(title, details);
    words.addClassName("line-words");
    add(sign, words);
    addClassName("activity");
    setClassName("failed", failed);
  }
}
