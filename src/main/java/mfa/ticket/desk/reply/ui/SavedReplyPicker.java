package mfa.ticket.desk.reply.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mfa.platform.request.ListPage;
import mfa.platform.text.SearchText;
import mfa.platform.text.SingleLine;
import mfa.ticket.TicketNumber;
import mfa.ticket.desk.reply.FilledReply;
import mfa.ticket.desk.reply.SavedReplyFilter;
import mfa.ticket.desk.reply.SavedReplyItem;
import mfa.ticket.desk.reply.SavedReplyService;
import org.jspecify.annotations.Nullable;

/**
 * Finds a saved reply by what is typed of its title or text, and hands it over filled for the
 * ticket; what becomes of it is up to the composer. Arrow keys and Enter choose.
 */
public class SavedReplyPicker extends ComboBox<SavedReplyItem> {

  private static final int SHOWN_OF_TEXT = 120;

  private final transient SavedReplyService replies;
  private transient @Nullable TicketNumber number;
  private Locale language = Locale.ENGLISH;

  /**
   * @param chosen gets the text with every placeholder filled, and whether it asks
   */
  public SavedReplyPicker(SavedReplyService replies, Consumer<FilledReply> chosen) {
    this.replies = replies;
    setLabel(getTranslation("desk.saved"));
    setPlaceholder(getTranslation("desk.saved.search"));
    addClassName("saved-reply-picker");
    setItemLabelGenerator(SavedReplyItem::title);
    setRenderer(new ComponentRenderer<>(this::entry));
    setItems(this::page, query -> (int) replies.count(filter(query)));
    addValueChangeListener(
        change -> {
          SavedReplyItem reply = change.getValue();
          if (reply != null && number != null) {
            clear();
            String noWorkspace = getTranslation(reply.language(), "replies.your-workspace");
            replies.insert(reply.id(), number, noWorkspace).ifPresent(chosen);
          }
        });
  }

  /** Into which ticket it inserts, and which language its requester reads: that one comes first. */
  public void speakTo(TicketNumber ticket, Locale requesterLanguage) {
    number = ticket;
    language = requesterLanguage;
    getDataProvider().refreshAll();
  }

  private Stream<SavedReplyItem> page(Query<SavedReplyItem, String> query) {
    return replies.page(filter(query), new ListPage(query.getOffset(), query.getLimit())).stream();
  }

  private SavedReplyFilter filter(Query<SavedReplyItem, String> query) {
    return new SavedReplyFilter(SearchText.of(query.getFilter().orElse("")), language, null);
  }

  private Component entry(SavedReplyItem reply) {
    Span title = new Span(reply.title());
    title.addClassName("line-title");
    Span about = new Span(SavedReplyLabels.about(this, reply));
    about.addClassName("hint");
    Span text = new Span(SingleLine.of(reply.text(), SHOWN_OF_TEXT));
    text.addClassName("hint");
    Div entry = new Div(new Div(title), new Div(about), new Div(text));
    entry.addClassName("saved-reply");
    return entry;
  }
}
