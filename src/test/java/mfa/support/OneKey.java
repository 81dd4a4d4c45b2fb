package mfa.support;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import mfa.login.LinkKeys;

/** A browser that came with the key. */
public final class OneKey extends LinkKeys {

  private final String key;

  public OneKey(String key) {
    this.key = key;
  }

  @Override
  public Optional<String> key(HttpServletRequest request, String path) {
    return Optional.of(key);
  }
}
