package mfa.ticket.desk.note.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.function.Consumer;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.note.MentionService;

/**
 * Names a colleague in a note: the chosen one is handed over as the note has to name them, with
 * an @ before the name. Who types that has no need of this field.
 */
public class MentionField extends ComboBox<String> {

  private final transient MentionService mentions;

  /**
   * @param chosen gets for example {@code @Grace Hopper}
   */
  public MentionField(MentionService mentions, Consumer<String> chosen) {
    this.mentions = mentions;
    setLabel(getTranslation("desk.mention"));
    setPlaceholder(getTranslation("desk.mention.search"));
    addValueChangeListener(
        change -> {
          String name = change.getValue();
          if (name != null) {
            clear();
            chosen.accept("@" + name);
          }
        });
  }

  /** The colleagues who may be named in a note about this ticket. */
  public void show(TicketNumber number) {
    setItems(mentions.names(number));
  }
}
