package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was said in tickets, with what was attached. It is read in pages: nobody bounds how much.
 */
@Dependent
public class Conversations {

  /** The end of the newest page. */
  public static final int NEWEST = Integer.MAX_VALUE;

  /** Messages of a page. */
  static final int MAX_MESSAGES = 50;

  /** Characters of a page; one longer message is a page of its own. */
  static final int MAX_CHARACTERS = 5 * MessageBody.MAX;

  @Inject private Tickets tickets;
  @Inject private TicketAttachments attachments;

  /**
   * Some messages that follow each other, oldest first.
   *
   * @param before how many there are before them
   * @param total how many there are in all
   */
  public record Page<T>(List<T> messages, int before, int total) {

    /** How many there are after them. */
    public int after() {
      return total - before - messages.size();
    }

    /** The same messages, each shown in another way. */
    public <R> Page<R> map(Function<? super T, R> way) {
      return new Page<>(messages.stream().<R>map(way).toList(), before, total);
    }
  }

  public void add(TicketMessage message, List<Attachment> files) {
    tickets.add(message);
    if (!files.isEmpty()) {
      tickets.flush();
      attachments.add(message, files);
    }
  }

  void erase(Ticket ticket) {
    attachments.deleteOf(ticket.id());
    tickets.deleteMessagesOf(ticket);
  }

  /**
   * Whether the requester has written since somebody saw so many messages of the ticket.
   *
   * @param seen notes among them
   */
  public boolean isAnswered(Ticket ticket, int seen) {
    return tickets.authorsOf(ticket, seen).contains(Author.REQUESTER);
  }

  /**
   * Messages and notes, each with who said it: for customer service only.
   *
   * @param end how many there are before the end of the page, or {@link #NEWEST}
   */
  public Page<SignedMessage> signedOf(Ticket ticket, int end) {
    return page(ticket, true, end);
  }

  /**
   * The same without internal notes: what the requester reads.
   *
   * @param end how many there are before the end of the page, or {@link #NEWEST}
   */
  public Page<MessageItem> forRequester(Ticket ticket, int end) {
    return signedForRequester(ticket, end).map(SignedMessage::message);
  }

  /** The same, each with who said it. */
  public Page<SignedMessage> signedForRequester(Ticket ticket, int end) {
    return page(ticket, false, end);
  }

  /** What customer service wrote to the requester last. */
  Optional<String> lastWord(Ticket ticket) {
    return tickets.lastOf(ticket, Author.AGENT).map(TicketMessage::text);
  }

  private static List<TicketMessage> newestThatFit(List<TicketMessage> messages) {
    int first = messages.size();
    int characters = 0;
    while (first > 0) {
      characters += messages.get(first - 1).text().length();
      if (characters > MAX_CHARACTERS && first < messages.size()) {
        break;
      }
      first--;
    }
    return messages.subList(first, messages.size());
  }

  private Page<SignedMessage> page(Ticket ticket, boolean withNotes, int end) {
    int total = (int) tickets.countMessages(ticket, withNotes);
    int upTo = Math.clamp(end, 0, total);
    int from = Math.max(0, upTo - MAX_MESSAGES);
    // Counted from the oldest: what comes between the two statements moves nothing.
    List<TicketMessage> messages =
        newestThatFit(tickets.messagesOf(ticket, withNotes, from, upTo - from));
    Map<Long, List<AttachmentItem>> files = attachments.linesOf(messages);
    return new Page<>(
        messages.stream()
            .map(message -> message.signed(files.getOrDefault(message.id(), List.of())))
            .toList(),
        upTo - messages.size(),
        total);
  }
}
