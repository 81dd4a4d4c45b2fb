package mfa.ticket.desk;

/** What a reviewer decides. */
public enum Decision {
  APPROVE,
  REJECT,
  ASK
}
