package mfa.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What became of one attempt to send a mail.
 *
 * @param problem the kind of the failure only, because a server's words may repeat addresses and
 *     texts; empty where the mail was taken
 */
record DeliveryResult(Kind kind, String problem) {

  enum Kind {
    TAKEN,

    /** Another attempt may succeed. */
    PUT_OFF,

    /** No other attempt will. */
    REFUSED,

    /** The same, because of its recipient. */
    ADDRESS_REFUSED
  }

  static DeliveryResult taken() {
    return new DeliveryResult(Kind.TAKEN, "");
  }

  /**
   * By the server's answer (RFC 5321 §4.2.1): 4yz may change, 5yz does not. Where there is none,
   * the connection failed, or the mail cannot be written at all.
   */
  static DeliveryResult of(MessagingException failure) {
    List<Exception> chain = chain(failure);
    return first(chain, SMTPAddressFailedException.class)
        .map(refused -> answered(refused.getReturnCode(), Kind.ADDRESS_REFUSED))
        .or(
            () ->
                first(chain, SMTPSenderFailedException.class)
                    .map(refused -> answered(refused.getReturnCode(), Kind.REFUSED)))
        .or(
            () ->
                first(chain, SMTPSendFailedException.class)
                    .map(refused -> answered(refused.getReturnCode(), Kind.REFUSED)))
        .orElseGet(() -> unanswered(chain.getLast()));
  }

  private static DeliveryResult answered(int code, Kind permanent) {
    return new DeliveryResult(isPermanent(code) ? permanent : Kind.PUT_OFF, "answer " + code);
  }

  /**
   * Not those that speak of the conversation instead of the mail: a command out of turn (503), and
   * a sender who should have signed in (530, 534, 535, 538; RFC 4954 §6).
   */
  private static boolean isPermanent(int code) {
    return code >= 500 && code <= 599 && code != 503 && (code < 530 || code > 538);
  }

  private static DeliveryResult unanswered(Exception cause) {
    Kind kind = cause instanceof AddressException ? Kind.REFUSED : Kind.PUT_OFF;
    return new DeliveryResult(kind, kind(cause));
  }

  /** The kind of a failure to connect. */
  static String problem(MessagingException failure) {
    return kind(chain(failure).getLast());
  }

  private static String kind(Exception cause) {
    return cause.getClass().getSimpleName();
  }

  private static List<Exception> chain(MessagingException failure) {
    List<Exception> chain = new ArrayList<>();
    for (Exception next = failure;
        next != null;
        next = next instanceof MessagingException known ? known.getNextException() : null) {
      chain.add(next);
    }
    return chain;
  }

  private static <T extends Exception> Optional<T> first(List<Exception> chain, Class<T> type) {
    return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
