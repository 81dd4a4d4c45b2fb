package mfa.ticket;

/** Who wrote a message. */
public enum Author {
  REQUESTER,
  AGENT
}
