package mfa.ticket;

/** What a reviewer decides. */
public enum Decision {
  APPROVE,
  REJECT,
  ASK
}
