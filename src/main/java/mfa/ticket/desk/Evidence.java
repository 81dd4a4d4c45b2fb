package mfa.ticket.desk;

/** What speaks for the requester and comes from neither the mailbox nor the password. */
public enum Evidence {
  OWNER_VOUCHED,
  CALL_BACK,
  MEETING,
  NONE
}
