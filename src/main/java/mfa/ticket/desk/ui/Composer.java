package mfa.ticket.desk.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import mfa.shell.SubmitForm;
import mfa.ticket.Attachment;
import mfa.ticket.AttachmentKinds;
import mfa.ticket.MessageBody;
import mfa.ticket.TicketNumber;
import mfa.ticket.UnsentMessage;
import mfa.ticket.desk.live.DraftText;
import mfa.ticket.desk.note.MentionService;
import mfa.ticket.desk.note.ui.MentionField;
import mfa.ticket.desk.reply.FilledReply;
import mfa.ticket.desk.reply.SavedReplyService;
import mfa.ticket.desk.reply.ui.SavedReplyPicker;
import mfa.ticket.ui.AttachmentField;
import org.jspecify.annotations.Nullable;

/**
 * The one place where an agent writes: to the requester, as an answer or as a question, or a note
 * to colleagues. A note has a field of its own, so that no choice of a tab sends it to the
 * requester.
 */
class Composer extends Div {

  private static final int KEEP_EVERY_MILLISECONDS = 1_000;

  private final Map<Mode, Tab> tabs = new EnumMap<>(Mode.class);
  private final Tabs modes = new Tabs();
  private final TextArea text = area("review.text");
  private final TextArea note = area("desk.note.field");
  private final SavedReplyPicker saved;
  private final MentionField mention;
  private final AttachmentField files;
  private final Button send = new Button("", click -> send());
  private final transient Sender sender;
  private transient Runnable typed = () -> {};
  private @Nullable Mode suggested;

  /** What becomes of a text. */
  enum Mode {
    REPLY("desk.mode.reply", "desk.reply", 'r'),
    ASK("desk.mode.ask", "review.ask", 'a'),
    NOTE("desk.mode.note", "desk.note", 'n');

    private final String label;
    private final String action;
    private final char key;

    Mode(String label, String action, char key) {
      this.label = label;
      this.action = action;
      this.key = key;
    }
  }

  /** Sends what was written; the answer says whether that happened. */
  interface Sender {
    boolean send(Mode mode, MessageBody text, List<Attachment> files);

    /** It is sent, and its field empty. */
    void sent(Mode mode);
  }

  /**
   * @param unsent what the files are kept in until they are sent
   */
  Composer(
      UnsentMessage unsent, SavedReplyService replies, MentionService mentions, Sender sender) {
    this.files = new AttachmentField(unsent);
    this.sender = sender;
    addClassName("reply-form");
    for (Mode mode : Mode.values()) {
      Tab tab = new Tab(getTranslation(mode.label));
      Shortcuts.bind(tab, mode.key);
      tab.getElement().addEventListener("shortcut", event -> lead(mode));
      tabs.put(mode, tab);
      modes.add(tab);
    }
    modes.addSelectedChangeListener(change -> showMode());
    modes.getElement().executeJs("window.mfa.tabs(this)");
    saved = new SavedReplyPicker(replies, this::insert);
    Shortcuts.bind(saved, 's');
    mention = new MentionField(mentions, this::mention);
    send.getElement().setAttribute("data-send", true);
    Div buttons = new Div(send);
    buttons.addClassName("button-row");
    Div helpers = new Div(saved, mention);
    helpers.addClassName("filter-row");
    add(modes, helpers, text, note, files, buttons);
    addAttachListener(
        attach -> {
          getElement().executeJs("window.mfa.announceErrors(this)");
          getElement().executeJs("window.mfa.sendByKey(this)");
        });
    showMode();
  }

  private TextArea area(String label) {
    TextArea area = new TextArea(getTranslation(label));
    area.setMaxLength(MessageBody.MAX);
    area.setManualValidation(true);
    area.setValueChangeMode(ValueChangeMode.TIMEOUT);
    area.setValueChangeTimeout(KEEP_EVERY_MILLISECONDS);
    area.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            typed.run();
          }
        });
    SubmitForm.forgetErrors(area);
    area.addClassName("wide-field");
    return area;
  }

  /** What the ticket takes. */
  void takeOnly(AttachmentKinds kinds) {
    files.takeOnly(kinds);
  }

  /** Is told whenever somebody has typed. */
  void onTyped(Runnable listener) {
    typed = listener;
  }

  /**
   * What is most likely comes up where it was not before, as long as nothing is typed and no file
   * chosen: one that stands beside a note is not for the requester.
   */
  void offer(OfferedModes offered) {
    Mode present = mode();
    boolean another = offered.first() != suggested && draft("").isEmpty() && files.isEmpty();
    suggested = offered.first();
    tabs.forEach((mode, tab) -> tab.setVisible(offered.all().contains(mode)));
    setVisible(!offered.all().isEmpty());
    select(offered.all().contains(present) && !another ? present : offered.first());
    send.removeThemeVariants(ButtonVariant.PRIMARY);
    if (offered.primary()) {
      send.addThemeVariants(ButtonVariant.PRIMARY);
    }
    showMode();
  }

  /** Which ticket it is about, and in which language its requester reads. */
  void speak(TicketNumber number, String requesterLanguage) {
    saved.speakTo(number, Locale.forLanguageTag(requesterLanguage));
    mention.show(number);
  }

  private Mode mode() {
    return Mode.values()[Math.max(0, modes.getSelectedIndex())];
  }

  private void select(Mode mode) {
    modes.setSelectedTab(tabs.get(mode));
  }

  private void showMode() {
    boolean internal = mode() == Mode.NOTE;
    text.setVisible(!internal);
    note.setVisible(internal);
    mention.setVisible(internal);
    send.setText(getTranslation(mode().action));
  }

  private TextArea field() {
    return mode() == Mode.NOTE ? note : text;
  }

  /** Opens the tab and leads into its field. */
  private void lead(Mode mode) {
    if (isOffered(mode)) {
      select(mode);
      showMode();
      field().focus();
    }
  }

  private boolean isOffered(Mode mode) {
    return Optional.ofNullable(tabs.get(mode)).filter(Tab::isVisible).isPresent();
  }

  private void insert(FilledReply reply) {
    Mode fitting = reply.asks() ? Mode.ASK : Mode.REPLY;
    // What somebody has begun to write as a question may be one, whatever is put below it.
    boolean begun = mode() == Mode.NOTE || (mode() == Mode.ASK && !text.getValue().isBlank());
    if (!begun && isOffered(fitting)) {
      select(fitting);
    }
    TextArea field = field();
    String before = field.getValue().stripTrailing();
    put(field, before.isEmpty() ? reply.text() : before + "\n\n" + reply.text());
  }

  /** No more than can be sent, and kept until then. */
  private void put(TextArea field, String value) {
    if (value.length() > MessageBody.MAX) {
      refuse(field, getTranslation("field.too-long", MessageBody.MAX)).focus();
      return;
    }
    field.setValue(value);
    field.focus();
    typed.run();
  }

  private void mention(String name) {
    String before = note.getValue();
    String gap = before.isEmpty() || before.endsWith("\n") || before.endsWith(" ") ? "" : " ";
    put(note, before + gap + name + " ");
  }

  /** What was typed and not sent, beside the reason of a decision. */
  DraftText draft(String reason) {
    return new DraftText(text.getValue(), note.getValue(), reason);
  }

  void restore(DraftText draft) {
    text.setValue(draft.reply());
    note.setValue(draft.note());
  }

  /**
   * The text to the requester; empty where there is none, which {@link #refuse} says, or none can
   * be written.
   */
  Optional<MessageBody> text() {
    return isOffered(Mode.REPLY) ? MessageBody.parse(text.getValue()) : Optional.empty();
  }

  /** Says at the field that a text to the requester is missing. */
  Component refuse(String problem) {
    if (mode() == Mode.NOTE) {
      select(isOffered(Mode.ASK) ? Mode.ASK : Mode.REPLY);
      showMode();
    }
    return refuse(text, problem);
  }

  private static TextArea refuse(TextArea field, String problem) {
    field.setErrorMessage(problem);
    field.setInvalid(true);
    return field;
  }

  /**
   * Whether the files, if there are any, can go with the text to the requester; otherwise says at
   * the field why not. Those that stand beside a note are not for the requester.
   */
  boolean hasTextForFiles() {
    boolean noted = mode() == Mode.NOTE;
    if (files.isEmpty() || (!noted && text().isPresent())) {
      return true;
    }
    refuse(field(), getTranslation(noted ? "desk.files.noted" : "desk.files.alone")).focus();
    return false;
  }

  /** Whether no file stands there that a decision would leave behind; otherwise says so. */
  boolean hasNoFiles() {
    if (!files.isEmpty()) {
      refuse(field(), getTranslation("desk.files.decided")).focus();
    }
    return files.isEmpty();
  }

  /** Hands over the files that go with the text, unless something is wrong with them. */
  void sendWith(Consumer<List<Attachment>> sending) {
    if (hasTextForFiles() && files.check()) {
      files.send(
          all -> {
            sending.accept(all);
            return true;
          });
    }
  }

  private void send() {
    Mode mode = mode();
    TextArea field = field();
    Optional<MessageBody> body = MessageBody.parse(field.getValue());
    if (body.isEmpty()) {
      refuse(field, getTranslation("ticket.reply.missing")).focus();
    } else if (files.check() && files.send(all -> sender.send(mode, body.get(), all))) {
      sent(field);
      sender.sent(mode);
    }
  }

  private void sent(TextArea field) {
    field.clear();
    field.setInvalid(false);
    files.clear();
    typed.run();
  }

  /** The text to the requester went with a decision. */
  void sentWithDecision() {
    sent(text);
  }

  void clear() {
    text.clear();
    note.clear();
    text.setInvalid(false);
    note.setInvalid(false);
    files.clear();
    suggested = null;
  }
}
