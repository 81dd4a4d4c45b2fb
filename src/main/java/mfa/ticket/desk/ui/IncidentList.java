package mfa.ticket.desk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.ZoneId;
import java.util.List;
import mfa.mail.Undelivered;
import mfa.platform.time.Times;
import mfa.shell.Alert;
import mfa.ticket.process.FailedStep;
import mfa.ticket.ui.TicketLabels;

/** What went wrong with a ticket, and a button to try it again. */
class IncidentList extends Div {

  private final ZoneId zone;

  IncidentList(List<FailedStep> steps, List<Undelivered> mails, ZoneId zone, Runnable retry) {
    this.zone = zone;
    addClassName("incidents");
    steps.forEach(step -> add(new Alert(Alert.Kind.ERROR, words(step))));
    mails.forEach(mail -> add(new Alert(Alert.Kind.WARNING, words(mail))));
    if (getComponentCount() > 0) {
      Button button = new Button(getTranslation("desk.retry"), click -> retry.run());
      button.addThemeVariants(ButtonVariant.PRIMARY);
      add(button);
    }
    setVisible(getComponentCount() > 0);
  }

  private String words(FailedStep step) {
    String since = Times.dateAndTime(step.since(), zone, getLocale());
    return getTranslation("desk.failed", TicketLabels.step(this, step.step(), step.name()), since);
  }

  private String words(Undelivered mail) {
    return getTranslation(
        mail.over() ? "desk.undeliverable" : "desk.undelivered",
        getTranslation("desk.mail." + mail.template()),
        mail.attempts(),
        mail.error());
  }
}
