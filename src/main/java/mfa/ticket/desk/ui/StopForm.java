package mfa.ticket.desk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import mfa.shell.ConfirmDialog;
import mfa.shell.SubmitForm;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;

/** Asks a supervisor why a ticket is stopped, and once whether it shall be. */
class StopForm extends Div {

  private static final int MAX = 4_000;

  private final TextArea why = new TextArea(getTranslation("desk.stop.reason"));
  private final TicketNumber number;
  private final transient Consumer<MessageBody> stop;

  StopForm(TicketNumber number, Consumer<MessageBody> stop) {
    this.number = number;
    this.stop = stop;
    why.setMaxLength(MAX);
    SubmitForm.forgetErrors(why);
    why.addClassName("wide-field");
    Button button = new Button(getTranslation("desk.stop"), click -> begin());
    button.addThemeVariants(ButtonVariant.ERROR);
    Div buttons = new Div(button);
    buttons.addClassName("button-row");
    add(why, buttons);
  }

  private void begin() {
    MessageBody.parse(why.getValue()).ifPresentOrElse(this::ask, this::askForReason);
  }

  private void ask(MessageBody reason) {
    new ConfirmDialog(
            getTranslation("desk.stop.title", number),
            getTranslation("desk.stop.question"),
            getTranslation("desk.stop"),
            () -> stop.accept(reason))
        .open();
  }

  private void askForReason() {
    why.setErrorMessage(getTranslation("desk.stop.missing"));
    why.setInvalid(true);
    why.focus();
  }
}
