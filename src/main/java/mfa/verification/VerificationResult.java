package mfa.verification;

/** What became of a verification code that somebody typed. */
public enum VerificationResult {
  ACCEPTED,

  /** Not the code that was sent for this, or it was used or replaced. */
  WRONG,

  /** The newest code, but asked for elsewhere (another session or request): good only there. */
  ELSEWHERE,

  /** There is no code to compare with any more: too old, tried too often, or never sent. */
  EXPIRED,

  /** Too many wrong ones for this account; not compared. */
  LOCKED
}
