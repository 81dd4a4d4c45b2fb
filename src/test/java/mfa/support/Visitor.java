package mfa.support;

import java.util.function.Supplier;
import mfa.authenticator.CodeCheckResult;
import mfa.authenticator.Proof;
import mfa.login.SignInResult;
import mfa.login.SignInService;
import mfa.mail.EmailAddress;
import mfa.password.Password;
import mfa.platform.crypto.RandomSource;
import mfa.platform.request.Client;
import mfa.platform.request.CurrentRequest;

/** Somebody at a browser: from somewhere, with its device cookie, in a session or in none. */
public final class Visitor {

  private final Services services;
  private final Client client;
  private final String deviceKey;
  private Long sessionId;
  private String sessionKey;

  public Visitor(Services services, Client client, String deviceKey) {
    this.services = services;
    this.client = client;
    this.deviceKey = deviceKey;
  }

  /** Somebody at a browser that was never seen before. */
  public static Visitor of(Services services) {
    return new Visitor(
        services,
        new Client("198.51.100.7", "Mozilla/5.0 Firefox/140.0"),
        services.get(RandomSource.class).key());
  }

  /**
   * Makes a request through the gate.
   *
   * @throws SessionIsOver if the visitor's session does not count any more
   */
  public <T> T does(Supplier<T> work) {
    return services.as(
        client,
        deviceKey,
        sessionKey,
        () -> {
          T answer = work.get();
          takeIssuedKey();
          return answer;
        });
  }

  private void takeIssuedKey() {
    services.get(CurrentRequest.class).issuedSessionKey().ifPresent(key -> sessionKey = key);
  }

  /** The same for work without an answer. */
  public void does(Runnable work) {
    does(
        () -> {
          work.run();
          return null;
        });
  }

  /** The first step of signing in; a session that opens is this visitor's from now on. */
  public SignInResult signIn(EmailAddress email, Password password) {
    sessionId = null;
    sessionKey = null;
    SignInResult result = does(() -> services.get(SignInService.class).signIn(email, password));
    if (result instanceof SignInResult.Opened opened) {
      sessionId = opened.sessionId();
    }
    return result;
  }

  public SignInResult signIn(TestAccount account) {
    return signIn(account.email(), TestAccount.PASSWORD);
  }

  /** Both steps of signing in, with a code of this moment. */
  public Visitor signInWithCode(TestAccount account) {
    signIn(account);
    confirm(account.code(services.clock().instant()));
    return this;
  }

  /** The second step of signing in. */
  public CodeCheckResult confirm(Proof proof) {
    return does(() -> services.get(SignInService.class).confirm(proof));
  }

  /** The same browser, with the device cookie but without the session. */
  public Visitor comingBack() {
    return new Visitor(services, client, deviceKey);
  }

  public Visitor from(String address) {
    Visitor moved = new Visitor(services, new Client(address, client.userAgent()), deviceKey);
    moved.sessionId = sessionId;
    moved.sessionKey = sessionKey;
    return moved;
  }

  /** The same person at the services of another start. */
  public Visitor at(Services others) {
    Visitor same = new Visitor(others, client, deviceKey);
    same.sessionId = sessionId;
    same.sessionKey = sessionKey;
    return same;
  }

  /** In the session that this visitor just opened. */
  public Visitor inSession(long id) {
    sessionId = id;
    return this;
  }

  /** With the key that the other one has now, as a thief of cookies. */
  public Visitor withKeyOf(Visitor other) {
    sessionId = other.sessionId;
    sessionKey = other.sessionKey;
    return this;
  }

  public String sessionKey() {
    return sessionKey;
  }

  public long sessionId() {
    return sessionId;
  }

  public String deviceKey() {
    return deviceKey;
  }

  public Client client() {
    return client;
  }
}
