package mfa.verification;

/** What a verification code is good for; it opens nothing else (R28). */
public enum Purpose {
  BIND,
  UNBIND_TICKET
}
