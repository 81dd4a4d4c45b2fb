package mfa.ticket.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Optional;
import mfa.shell.SubmitForm;
import mfa.ticket.Attachment;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.TicketStatus;
import mfa.ticket.UnsentMessage;

/**
 * What a requester answers, with files. What was typed stays over a reload, and where it could not
 * be sent.
 */
public class ReplyForm extends Div {

  /** Sends an answer. */
  @FunctionalInterface
  public interface Sender {

    /**
     * @return why it is refused, for its reader; nothing once it is sent
     */
    Optional<String> send(MessageBody text, List<Attachment> files);
  }

  private final TextArea text = new TextArea();
  private final AttachmentField files;
  private final String keptName;
  private final transient Sender sender;
  private final transient Runnable look;

  /**
   * @param look shows what became of the ticket, whether or not the answer was sent
   */
  public ReplyForm(TicketNumber number, UnsentMessage unsent, Sender sender, Runnable look) {
    files = new AttachmentField(unsent);
    keptName = "mfa-ticket-" + number;
    this.sender = sender;
    this.look = look;
    text.setValueChangeMode(ValueChangeMode.LAZY);
    text.setMaxLength(MessageBody.MAX);
    text.setManualValidation(true);
    text.setMinRows(3);
    text.setHelperText(getTranslation("ticket.reply.hint"));
    text.getElement().executeJs("window.mfa.keepText(this, $0)", keptName);
    addClassName("reply-form");
    add(new SubmitForm(getTranslation("ticket.reply.send"), this::submit).with(text, files));
  }

  /** Customer service asked, or not. */
  public void show(TicketStatus status) {
    boolean asked = status == TicketStatus.FEEDBACK_PROVIDED;
    text.setLabel(getTranslation(asked ? "ticket.reply" : "ticket.reply.unasked"));
  }

  /** Whether nothing would be lost without the form. */
  public boolean isEmpty() {
    return text.isEmpty() && files.isEmpty();
  }

  private void submit() {
    Optional<MessageBody> typed = MessageBody.parse(text.getValue());
    if (typed.isEmpty()) {
      fail(getTranslation("ticket.reply.missing"));
    } else if (files.check()) {
      send(typed.get());
    }
  }

  private void send(MessageBody typed) {
    Optional<String> refusal = files.send(all -> sender.send(typed, all));
    if (refusal.isEmpty()) {
      text.clear();
      files.clear();
      forgetText();
    }
    look.run();
    refusal.ifPresent(this::fail);
  }

  /** Leaves nothing of what was typed in the browser. */
  public void forgetText() {
    getElement().executeJs("window.mfa.forgetText($0)", keptName);
  }

  private void fail(String message) {
    text.setErrorMessage(message);
    text.setInvalid(true);
    text.focus();
  }
}
