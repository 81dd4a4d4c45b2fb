package mfa.shell.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import mfa.shell.Texts;
import mfa.ticket.TicketNumber;
import mfa.ticket.requester.OwnTicketService;
import mfa.ticket.requester.RequesterService;

/** Says before it happens that what a page does would end the open unbind ticket of an account. */
@ApplicationScoped
public class TicketWarning {

  @Inject private OwnTicketService own;
  @Inject private RequesterService tickets;

  /** The words, if the caller has an open ticket; they may name its number. */
  public Optional<String> ofCaller(Texts at, String words) {
    return say(own.open(), at, words);
  }

  /** The same for the account that a mailed link sets the password of. */
  public Optional<String> ofResetLink(String key, Texts at, String words) {
    return say(tickets.openOfResetLink(key), at, words);
  }

  /** The same for the account whose address a mailed link takes back. */
  public Optional<String> ofTakeBackLink(String key, Texts at, String words) {
    return say(tickets.openOfTakeBackLink(key), at, words);
  }

  private static Optional<String> say(Optional<TicketNumber> open, Texts at, String words) {
    return open.map(number -> at.getTranslation(words, number));
  }
}
