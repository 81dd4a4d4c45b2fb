package mfa.support;

import jakarta.ejb.EJBAccessException;
import java.util.Set;
import java.util.function.Supplier;

/** Who calls on which thread, so that role checks have somebody to ask. */
final class Requests {

  private final ThreadLocal<Set<String>> roles = ThreadLocal.withInitial(Set::of);

  <T> T as(Set<String> callersRoles, Supplier<T> work) {
    Set<String> before = roles.get();
    roles.set(callersRoles);
    try {
      return work.get();
    } finally {
      roles.set(before);
    }
  }

  void demandOneOf(String... allowed) {
    for (String role : allowed) {
      if (roles.get().contains(role)) {
        return;
      }
    }
    throw new EJBAccessException("The caller has none of the roles asked for.");
  }
}
