package mfa.login;

import java.util.Set;
import java.util.TreeSet;

/**
 * Who a request comes from.
 *
 * @param roles exactly one of those in {@code Roles}, and the platform roles that are active
 */
public record Caller(long accountId, long sessionId, Set<String> roles) {

  public boolean is(String role) {
    return roles.contains(role);
  }

  /** Changes whenever the caller may do other things than before. */
  public String authenticationState() {
    return sessionId + "/" + String.join("+", new TreeSet<>(roles));
  }
}
