package mfa.ticket.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import mfa.platform.time.Times;
import mfa.ticket.Conversations;
import mfa.ticket.MessageItem;
import mfa.ticket.desk.DeskMessage;

/** What was said in a ticket, oldest first, as plain text: a page of it at a time. */
public class Conversation extends Div {

  private final ZoneId zone;
  private final transient Downloads.Files files;
  private boolean earlier;
  private int seen;

  private Conversation(ZoneId zone, Downloads.Files files) {
    this.zone = zone;
    this.files = files;
  }

  /**
   * As the requester reads it: customer service has no names.
   *
   * @param pages by how many messages there are before their end
   */
  public Conversation(
      Conversations.Page<MessageItem> page,
      IntFunction<Optional<Conversations.Page<MessageItem>>> pages,
      ZoneId zone,
      Downloads.Files files) {
    this(zone, files);
    show(page, pages, message -> said(message, author(this, message)));
  }

  /**
   * As customer service reads it, which knows who wrote what.
   *
   * @param pages by how many messages there are before their end
   */
  public static Conversation signed(
      Conversations.Page<DeskMessage> page,
      IntFunction<Optional<Conversations.Page<DeskMessage>>> pages,
      ZoneId zone,
      Downloads.Files files) {
    Conversation conversation = new Conversation(zone, files);
    conversation.show(
        page, pages, said -> conversation.said(said.message(), author(conversation, said)));
    return conversation;
  }

  private <T> void show(
      Conversations.Page<T> page,
      IntFunction<Optional<Conversations.Page<T>>> pages,
      Function<T, ListItem> line) {
    OrderedList list = new OrderedList();
    list.addClassName("conversation");
    list.getElement().setAttribute("tabindex", "-1");
    page.messages().forEach(message -> list.add(line.apply(message)));
    earlier = page.after() > 0;
    seen = earlier ? seen : page.total();
    removeAll();
    if (page.before() > 0) {
      String words = getTranslation("ticket.earlier", page.before());
      add(way(words, page.before(), pages, line));
    }
    add(list);
    if (earlier) {
      add(way(getTranslation("ticket.newest"), Conversations.NEWEST, pages, line));
    }
  }

  /** Anyone who is led to another page reads it from its beginning. */
  private <T> Button way(
      String words,
      int end,
      IntFunction<Optional<Conversations.Page<T>>> pages,
      Function<T, ListItem> line) {
    Button way =
        new Button(
            words,
            click ->
                pages
                    .apply(end)
                    .ifPresent(
                        page -> {
                          show(page, pages, line);
                          getChildren()
                              .filter(OrderedList.class::isInstance)
                              .forEach(list -> list.getElement().callJsFunction("focus"));
                        }));
    way.addThemeVariants(ButtonVariant.TERTIARY);
    return way;
  }

  /** Whether somebody reads what was said before: what is new waits until they come back. */
  public boolean isAtEarlier() {
    return earlier;
  }

  /** How many messages there were when the newest of them was last shown here. */
  public int seen() {
    return seen;
  }

  private ListItem said(MessageItem message, String by) {
    Span author = new Span(by);
    author.addClassName("line-title");
    Span time = new Span(Times.dateAndTime(message.at(), zone, getLocale()));
    time.addClassName("hint");
    Div head = new Div(author, time);
    head.addClassName("message-head");
    Paragraph text = new Paragraph(message.text());
    text.addClassName("message-text");
    ListItem item = new ListItem(head, text);
    message.attachments().forEach(file -> item.add(new Div(new Download(file, files))));
    item.addClassName(message.internal() ? "internal" : "public");
    return item;
  }

  /** Who said it, for customer service. */
  public static String author(Component page, DeskMessage said) {
    String plain = author(page, said.message());
    return said.name().isEmpty() ? plain : page.getTranslation("desk.author", said.name(), plain);
  }

  private static String author(Component page, MessageItem message) {
    return message.internal()
        ? page.getTranslation("ticket.author.internal")
        : page.getTranslation("ticket.author." + message.author());
  }
}
