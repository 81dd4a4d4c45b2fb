package mfa.ticket.desk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Locale;
import mfa.shell.SubmitForm;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.UnsentMessage;
import mfa.ticket.desk.reply.FilledReply;
import mfa.ticket.desk.reply.SavedReplyService;
import mfa.ticket.desk.reply.ui.SavedReplyPicker;
import mfa.ticket.ui.AttachmentField;

/** What an agent writes: to the requester or as a note, from a saved reply or not, with files. */
class ReplyForm extends Div {

  private final TextArea message = new TextArea(getTranslation("desk.message"));
  private final SavedReplyPicker saved;
  private final AttachmentField files;
  private final transient Sender sender;

  /** Sends what was written; the answer says whether that happened. */
  interface Sender {
    boolean send(MessageBody text, boolean internal, List<Attachment> files);
  }

  /**
   * @param unsent what the files are kept in until they are sent
   */
  ReplyForm(UnsentMessage unsent, SavedReplyService replies, Sender sender) {
    this.files = new AttachmentField(unsent);
    this.sender = sender;
    message.setMaxLength(MessageBody.MAX);
    message.setManualValidation(true);
    SubmitForm.forgetErrors(message);
    message.addClassName("wide-field");
    Shortcuts.bind(message, 'r');
    saved = new SavedReplyPicker(replies, this::insert);
    Div buttons =
        new Div(button("desk.reply", () -> write(false)), button("desk.note", () -> write(true)));
    buttons.addClassName("button-row");
    addClassName("reply-form");
    add(saved, message, files, buttons);
  }

  /** Which ticket it is about, and in which language its requester reads. */
  void speak(TicketNumber number, String requesterLanguage) {
    saved.speakTo(number, Locale.forLanguageTag(requesterLanguage));
  }

  void clear() {
    message.clear();
    message.setInvalid(false);
    files.clear();
  }

  private void insert(FilledReply reply) {
    String text = reply.text();
    String typed = message.getValue().stripTrailing();
    message.setValue(typed.isEmpty() ? text : typed + "\n\n" + text);
    message.focus();
  }

  private void write(boolean internal) {
    MessageBody.parse(message.getValue())
        .ifPresentOrElse(
            text -> {
              if (files.check() && files.send(all -> sender.send(text, internal, all))) {
                clear();
              }
            },
            () -> {
              message.setErrorMessage(getTranslation("ticket.reply.missing"));
              message.setInvalid(true);
              message.focus();
            });
  }

  private Button button(String label, Runnable action) {
    Button button = new Button(getTranslation(label), click -> action.run());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }
}
