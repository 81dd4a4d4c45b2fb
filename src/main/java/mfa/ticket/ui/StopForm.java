package mfa.ticket.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import mfa.ticket.Text;

/** Asks a supervisor why a ticket is stopped. */
class StopForm extends Div {

  private static final int LONGEST = 4_000;

  private final TextArea why = new TextArea(getTranslation("desk.stop.reason"));
  private final transient Consumer<Text> stop;

  StopForm(Consumer<Text> stop) {
    this.stop = stop;
    why.setMaxLength(LONGEST);
    why.addClassName("wide-field");
    Button button = new Button(getTranslation("desk.stop"), click -> stop());
    button.addThemeVariants(ButtonVariant.ERROR);
    Div buttons = new Div(button);
    buttons.addClassName("button-row");
    add(why, buttons);
  }

  private void stop() {
    Text.parse(why.getValue()).ifPresentOrElse(stop, this::askForReason);
  }

  private void askForReason() {
    why.setErrorMessage(getTranslation("desk.stop.missing"));
    why.setInvalid(true);
    why.focus();
  }
}
