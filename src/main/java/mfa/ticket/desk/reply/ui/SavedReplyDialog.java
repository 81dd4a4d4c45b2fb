package mfa.ticket.desk.reply.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.shell.Alert;
import mfa.shell.Languages;
import mfa.shell.SubmitForm;
import mfa.ticket.desk.reply.Placeholder;
import mfa.ticket.desk.reply.SavedReplyDraft;
import mfa.ticket.desk.reply.SavedReplyItem;
import mfa.ticket.desk.reply.SavedReplyResult;

/** Asks for a saved reply, new or changed, and says at its fields what is wrong with it. */
class SavedReplyDialog extends Dialog {

  private final TextField title = new TextField(getTranslation("replies.reply-title"));
  private final TextArea text = new TextArea(getTranslation("replies.text"));
  private final Select<Locale> language = new Select<>();
  private final Checkbox asks = new Checkbox(getTranslation("replies.asks"));
  private final Checkbox shared = new Checkbox(getTranslation("replies.shared"));
  private final Alert problem = new Alert(Alert.Kind.ERROR);
  private final transient Function<SavedReplyDraft, SavedReplyResult> save;
  private final transient Runnable done;

  /**
   * @param maySharedBeWritten whether the writer chooses between an own and a shared one
   * @param save the service call
   * @param done what follows when it is saved
   */
  SavedReplyDialog(
      boolean maySharedBeWritten, Function<SavedReplyDraft, SavedReplyResult> save, Runnable done) {
    this.save = save;
    this.done = done;
    setHeaderTitle(getTranslation("replies.new"));
    title.setManualValidation(true);
    title.setMaxLength(SavedReplyDraft.MAX_TITLE_LENGTH);
    text.setManualValidation(true);
    text.setMaxLength(SavedReplyDraft.MAX_TEXT_LENGTH);
    text.setHelperText(getTranslation("replies.text.help", placeholders()));
    text.addClassName("wide-field");
    language.setLabel(getTranslation("replies.language"));
    language.setItems(Languages.ALL);
    language.setItemLabelGenerator(SavedReplyLabels::language);
    language.setValue(Languages.supported(getLocale()));
    shared.setVisible(maySharedBeWritten);
    Button cancel = new Button(getTranslation("action.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    SubmitForm form = new SubmitForm(getTranslation("action.save"), this::submit);
    add(problem, form.with(title, language, text, asks, shared).beside(cancel));
  }

  private static String placeholders() {
    return Stream.of(Placeholder.values())
        .map(Placeholder::inText)
        .collect(Collectors.joining(" "));
  }

  /** Begins with what is there. */
  SavedReplyDialog changing(SavedReplyItem reply) {
    setHeaderTitle(getTranslation("replies.edit.title", reply.title()));
    title.setValue(reply.title());
    text.setValue(reply.text());
    language.setValue(reply.language());
    asks.setValue(reply.asks());
    shared.setValue(reply.shared());
    return this;
  }

  private void submit() {
    problem.hide();
    Optional<String> typedTitle = SavedReplyDraft.title(title.getValue());
    Optional<String> typedText = SavedReplyDraft.text(text.getValue());
    List<String> unknown = Placeholder.unknownIn(text.getValue());
    title.setErrorMessage(getTranslation("replies.title.wrong", SavedReplyDraft.MAX_TITLE_LENGTH));
    title.setInvalid(typedTitle.isEmpty());
    text.setErrorMessage(
        unknown.isEmpty()
            ? getTranslation("replies.text.wrong", SavedReplyDraft.MAX_TEXT_LENGTH)
            : getTranslation("replies.text.unknown", String.join(" ", unknown), placeholders()));
    text.setInvalid(typedText.isEmpty() || !unknown.isEmpty());
    if (title.isInvalid()) {
      title.focus();
    } else if (text.isInvalid()) {
      text.focus();
    } else {
      save(
          new SavedReplyDraft(
              shared.getValue(),
              language.getValue(),
              typedTitle.orElseThrow(),
              typedText.orElseThrow(),
              asks.getValue()));
    }
  }

  private void save(SavedReplyDraft draft) {
    SavedReplyResult result = save.apply(draft);
    if (result == SavedReplyResult.DONE) {
      close();
      done.run();
    } else {
      problem.show(SavedReplyLabels.result(this, result));
    }
  }
}
