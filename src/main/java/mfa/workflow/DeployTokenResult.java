package mfa.workflow;

/** What became of a token that somebody makes or revokes. */
public sealed interface DeployTokenResult {

  /**
   * It exists.
   *
   * @param token to be shown once: nobody can read it again
   */
  record Made(String token, DeployTokenItem item) implements DeployTokenResult {

    @Override
    public String toString() {
      return "Made[" + item + "]";
    }
  }

  /** It is gone. */
  record Revoked() implements DeployTokenResult {}

  /** The caller has no such token. */
  record Unknown() implements DeployTokenResult {}

  /** The caller has as many as anybody may. */
  record TooMany() implements DeployTokenResult {}

  /** The caller was a process owner until a moment ago, or bound, or active. */
  record NotAllowed() implements DeployTokenResult {}

  /** A security code that is not older than five minutes comes first. */
  record NeedsCode() implements DeployTokenResult {}
}
