package mfa.authenticator.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.ZoneId;
import mfa.audit.Activity;
import mfa.audit.AuditResult;
import mfa.platform.time.Times;
import mfa.shell.picture.Pictogram;

/** One activity: a sign and words that tell a failure from the rest, and when it was. */
class ActivityItem extends Div {

  ActivityItem(Activity activity, ZoneId zone) {
    boolean failed = activity.result() == AuditResult.FAILURE;
    Pictogram sign = new Pictogram(failed ? VaadinIcon.EXCLAMATION_CIRCLE_O : VaadinIcon.CHECK);
    Span title = new Span(ActivityLabels.words(this, activity));
    title.addClassName("line-title");
    Span details = new Span(Times.dateAndTime(activity.at(), zone, getLocale()));
    details.addClassName("hint");
    Div words = new Div(title, details);
    words.addClassName("line-words");
    add(sign, words);
    addClassName("activity");
    setClassName("failed", failed);
  }
}
