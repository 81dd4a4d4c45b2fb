package mfa.authenticator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import mfa.session.EndReason;
import mfa.session.SessionService;

/** Offers to end the other sessions after the second factor changed (R39). */
class OtherSessions extends Div {

  OtherSessions(SessionService sessions) {
    long others = sessions.countOthers();
    setVisible(others > 0);
    Button end = new Button(getTranslation("sessions.end-others"));
    end.addClickListener(
        click -> {
          sessions.endOthers(EndReason.ENDED_BY_OWNER);
          removeAll();
          add(new Paragraph(getTranslation("sessions.others-ended")));
        });
    add(new Paragraph(getTranslation("sessions.others-offer", others)), end);
  }
}
