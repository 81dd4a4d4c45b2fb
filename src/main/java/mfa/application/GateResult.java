package mfa.application;

/** What became of asking the gate about a request to an application. */
public sealed interface GateResult {

  /** It may pass, and comes from this person. */
  record Allowed(Identity identity) implements GateResult {}

  /**
   * Nobody counts as signed in in full.
   *
   * @param applicationId what to ask for, to get in
   */
  record SignInNeeded(long applicationId) implements GateResult {}

  /** Somebody who is signed in, but no member of the application's workspace. */
  record NoMember(long applicationId) implements GateResult {}

  /** Nobody added an application at that origin. */
  record UnknownApplication() implements GateResult {}
}
