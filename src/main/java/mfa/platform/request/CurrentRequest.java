package mfa.platform.request;

import jakarta.enterprise.context.RequestScoped;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking at this moment, filled in once by the authentication mechanism; empty for the
 * threads of timers and jobs.
 */
@RequestScoped
public class CurrentRequest {

  private Client client = Client.SERVER;
  private @Nullable Long accountId;
  private @Nullable Long sessionId;
  private @Nullable String deviceKey;
  private @Nullable String issuedSessionKey;
  private @Nullable ZoneId timeZone;

  public void from(Client client, @Nullable String deviceKey) {
    this.client = client;
    this.deviceKey = deviceKey;
  }

  public void by(long accountId, long sessionId) {
    this.accountId = accountId;
    this.sessionId = sessionId;
  }

  /** The caller showed a token in place of a session. */
  public void byToken(long accountId) {
    this.accountId = accountId;
  }

  public Client client() {
    return client;
  }

  public OptionalLong accountId() {
    return accountId == null ? OptionalLong.empty() : OptionalLong.of(accountId);
  }

  /**
   * @throws IllegalStateException if nobody is signed in, which the gate has ruled out where a role
   *     is asked for
   */
  public long requiredAccountId() {
    return accountId().orElseThrow(() -> new IllegalStateException("Nobody is signed in."));
  }

  public OptionalLong sessionId() {
    return sessionId == null ? OptionalLong.empty() : OptionalLong.of(sessionId);
  }

  public long requiredSessionId() {
    return sessionId().orElseThrow(() -> new IllegalStateException("Nobody is signed in."));
  }

  /** The browser says of itself that it is in this zone. */
  public void in(ZoneId zone) {
    timeZone = zone;
  }

  /** Where the browser says to be, if it says so. */
  public Optional<ZoneId> timeZone() {
    return Optional.ofNullable(timeZone);
  }

  /** This request's session has a new key, which its browser has to be given. */
  public void issueSessionKey(String key) {
    issuedSessionKey = key;
  }

  public Optional<String> issuedSessionKey() {
    return Optional.ofNullable(issuedSessionKey);
  }

  /** The key in the browser's device cookie; present also for anonymous visitors. */
  public Optional<String> deviceKey() {
    return Optional.ofNullable(deviceKey);
  }
}
