package mfa.ticket;

/** What speaks against where a ticket was filed from; to be weighed, and no rule by itself. */
public enum RequestRisk {
  /** No sign-in to the account was completed with that browser. */
  NEW_DEVICE,

  /** Nor from that place in the network, as far back as sessions are kept. */
  NEW_ADDRESS,

  /** It is where the agent who looks is, too. */
  OWN_ADDRESS
}
