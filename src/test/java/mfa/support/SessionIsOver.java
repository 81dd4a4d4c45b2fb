package mfa.support;

/** The gate took the session for over: the visitor is anonymous again and sees the sign-in page. */
public class SessionIsOver extends RuntimeException {

  private static final long serialVersionUID = 1;

  SessionIsOver() {
    super("The session does not count any more.");
  }
}
