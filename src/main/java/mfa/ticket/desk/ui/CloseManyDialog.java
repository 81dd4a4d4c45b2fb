package mfa.ticket.desk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Optional;
import java.util.function.Consumer;
import mfa.shell.SubmitForm;
import mfa.ticket.MessageBody;

/** Asks once before many tickets are closed, and for what their requesters are told last. */
class CloseManyDialog extends Dialog {

  private final TextArea text = new TextArea(getTranslation("desk.bulk.close.text"));
  private final transient Consumer<Optional<MessageBody>> close;

  /**
   * @param tickets how many are selected
   * @param toDecide how many of them end by a decision, and are not closed
   * @param close what follows, with the text, if there is one
   */
  CloseManyDialog(int tickets, long toDecide, Consumer<Optional<MessageBody>> close) {
    this.close = close;
    setHeaderTitle(getTranslation("desk.bulk.close"));
    addClassName("narrow-dialog");
    text.setManualValidation(true);
    text.setMaxLength(MessageBody.MAX);
    text.addClassName("wide-field");
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    add(new Paragraph(getTranslation("desk.bulk.close.question", tickets)));
    if (toDecide > 0) {
      add(new Paragraph(getTranslation("desk.bulk.close.passed-over", toDecide)));
    }
    add(
        new SubmitForm(getTranslation("desk.bulk.close"), this::submit)
            .destructive()
            .with(text)
            .beside(cancel));
  }

  private void submit() {
    Optional<MessageBody> typed = MessageBody.parse(text.getValue());
    if (typed.isEmpty() && !text.getValue().isBlank()) {
      text.setErrorMessage(getTranslation("desk.bulk.close.text.wrong", MessageBody.MAX));
      text.setInvalid(true);
      text.focus();
      return;
    }
    close();
    close.accept(typed);
  }
}
