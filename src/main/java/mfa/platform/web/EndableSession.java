package mfa.platform.web;

import jakarta.servlet.http.HttpSession;

/** Treats a session of the container that may end at any moment. */
final class EndableSession {

  private EndableSession() {}

  /** When it was used last; before everything else where it has ended. */
  static long lastUse(HttpSession session) {
    try {
      return session.getLastAccessedTime();
    } catch (IllegalStateException alreadyEnded) {
      return 0;
    }
  }

  static void end(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException alreadyEnded) {
      // That is what was wanted.
    }
  }
}
