package mfa.enforcement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account owes.
 *
 * @param requiredBy who asks for an authenticator; empty means nobody
 * @param putOffUntil until when binding can be put off, or null where it cannot
 */
public record Obligation(List<RequiredBy> requiredBy, @Nullable Instant putOffUntil) {

  static final Obligation NONE = new Obligation(List.of(), null);

  public boolean isRequired() {
    return !requiredBy.isEmpty();
  }

  public boolean canBePutOff() {
    return putOffUntil != null;
  }
}
