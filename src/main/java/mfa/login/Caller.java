package mfa.login;

import java.util.Set;
import java.util.TreeSet;

/**
 * Who a request comes from.
 *
 * @param roles exactly one of those in {@code Roles}, and the platform roles that are active
 * @param inWorkspaces whether the person belongs to any that is open
 * @param hasOpenTicket whether somebody asked for the unbinding of the person's account
 * @param awaited whether customer service waits for an answer in one of the person's tickets
 */
public record Caller(
    long accountId,
    long sessionId,
    Set<String> roles,
    boolean inWorkspaces,
    boolean hasOpenTicket,
    boolean awaited) {

  public boolean is(String role) {
    return roles.contains(role);
  }

  /** Changes whenever the caller may do other things than before. */
  public String authenticationState() {
    return sessionId + "/" + String.join("+", new TreeSet<>(roles));
  }
}
