package mfa.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import mfa.platform.config.ServerSettings;
import mfa.platform.crypto.KeyRing;

/**
 * Makes and checks the keys in the links of a ticket: one to follow it, another to dispute it. A
 * key is the keyed hash of number and purpose, so that it is stored nowhere.
 */
@ApplicationScoped
public class TicketLinks {

  private static final String FOLLOW = "ticket-link";
  private static final String DISPUTE = "objection-link";

  private KeyRing keyRing;
  private ServerSettings server;

  protected TicketLinks() {}

  @Inject
  public TicketLinks(KeyRing keyRing, ServerSettings server) {
    this.keyRing = keyRing;
    this.server = server;
  }

  public String follow(TicketNumber number) {
    return server.baseUrl() + "/ticket/" + number + "?key=" + key(FOLLOW, number);
  }

  /** To its page for those who may see it once they are signed in. */
  public String page(TicketNumber number) {
    return server.baseUrl() + "/tickets/" + number;
  }

  public String dispute(TicketNumber number) {
    return server.baseUrl() + "/objection/" + number + "?key=" + key(DISPUTE, number);
  }

  public boolean isFollowKey(TicketNumber number, String key) {
    return isKey(FOLLOW, number, key);
  }

  public boolean isDisputeKey(TicketNumber number, String key) {
    return isKey(DISPUTE, number, key);
  }

  /** A colon has no place in cookies. */
  private String key(String purpose, TicketNumber number) {
    return keyRing.hash(purpose, number.text()).replace(':', '.');
  }

  private boolean isKey(String purpose, TicketNumber number, String key) {
    byte[] given = key.replaceFirst("\\.(?=[^.]*$)", ":").getBytes(StandardCharsets.UTF_8);
    return keyRing.hashes(purpose, number.text()).stream()
        .anyMatch(right -> MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given));
  }
}
