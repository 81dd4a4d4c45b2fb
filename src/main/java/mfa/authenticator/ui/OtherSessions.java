package mfa.authenticator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import mfa.session.EndReason;
import mfa.session.SessionService;
import mfa.shell.Alert;
import mfa.shell.ConfirmDialog;

/** Offers to end the other sessions after the second factor changed (R39). */
class OtherSessions extends Div {

  OtherSessions(SessionService sessions) {
    long others = sessions.countOthers();
    setVisible(others > 0);
    Button end = new Button(getTranslation("sessions.end-others"));
    end.addClickListener(
        click ->
            new ConfirmDialog(
                    getTranslation("sessions.end-others"),
                    getTranslation("sessions.end-others.question"),
                    getTranslation("sessions.end"),
                    () -> end(sessions))
                .open());
    add(new Paragraph(getTranslation("sessions.others-offer", others)), end);
  }

  private void end(SessionService sessions) {
    sessions.endOthers(EndReason.ENDED_BY_OWNER);
    Alert done = new Alert(Alert.Kind.SUCCESS);
    removeAll();
    add(done);
    done.lead(getTranslation("sessions.others-ended"));
  }
}
