package mfa.ticket.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import mfa.platform.time.Times;
import mfa.ticket.Attachment;
import mfa.ticket.MessageItem;

/** What was said in a ticket, oldest first, as plain text. */
public class Conversation extends OrderedList {

  public Conversation(
      List<MessageItem> messages, ZoneId zone, LongFunction<Optional<Attachment>> files) {
    addClassName("conversation");
    for (MessageItem message : messages) {
      Span author = new Span(author(message));
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
  }

  private String author(MessageItem message) {
    return message.internal()
        ? getTranslation("ticket.author.internal")
        : getTranslation("ticket.author." + message.author());
  }
}
