package mfa.ticket.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Places;
import mfa.ticket.Attachment;
import mfa.ticket.TicketNumber;

/**
 * Files on their way to browsers. Each is in memory until its last byte is taken, however slowly
 * that is, so few are on their way at once; and as reading one takes several times its size, one is
 * read after the other (R74).
 */
@ApplicationScoped
public class Downloads {

  /** Of an account; of a ticket where nobody is signed in. */
  static final int MAX_PER_OWNER = 3;

  /** Of this server: 160 MB. */
  static final int MAX = 20;

  private CurrentRequest request;
  private final Places places = new Places(MAX, MAX_PER_OWNER);

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected Downloads() {}

  @Inject
  Downloads(CurrentRequest request) {
    this.request = request;
  }

  /** Sends a file to a browser, or tells it that there is none. */
  @FunctionalInterface
  public interface Sender {
    void send(Optional<Attachment> file) throws IOException;
  }

  /** The files of a ticket, as somebody may read them. */
  @FunctionalInterface
  public interface Files {

    /**
     * @return false where too many are on their way
     */
    boolean send(long id, Sender sender) throws IOException;
  }

  public Files of(TicketNumber ticket, LongFunction<Optional<Attachment>> source) {
    return (id, sender) ->
        places.within(owners(ticket), () -> sender.send(places.inTurn(() -> source.apply(id))));
  }

  private List<?> owners(TicketNumber ticket) {
    OptionalLong account = request.accountId();
    return List.of(account.isPresent() ? account.getAsLong() : ticket);
  }
}
