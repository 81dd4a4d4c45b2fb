package mfa.ticket.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import mfa.platform.time.Times;
import mfa.ticket.MessageItem;
import mfa.ticket.desk.DeskMessage;

/** What was said in a ticket, oldest first, as plain text. */
public class Conversation extends OrderedList {

  private final ZoneId zone;
  private final transient Downloads.Files files;

  private Conversation(ZoneId zone, Downloads.Files files) {
    this.zone = zone;
    this.files = files;
    addClassName("conversation");
  }

  /** As the requester reads it: customer service has no names. */
  public Conversation(List<MessageItem> messages, ZoneId zone, Downloads.Files files) {
    this(zone, files);
    messages.forEach(message -> say(message, author(this, message)));
  }

  /** As customer service reads it, which knows who wrote what. */
  public static Conversation signed(
      List<DeskMessage> messages, ZoneId zone, Downloads.Files files) {
    Conversation conversation = new Conversation(zone, files);
    messages.forEach(said -> conversation.say(said.message(), author(conversation, said)));
    return conversation;
  }

  private void say(MessageItem message, String by) {
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
    add(item);
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
