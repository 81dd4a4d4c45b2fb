package mfa.ticket.unbind;

/**
 * What speaks against where a ticket was filed, reviewed or vouched for from; to be weighed, and no
 * rule by itself.
 */
public enum RequestRisk {
  /** No sign-in to the account was completed with that browser. */
  NEW_DEVICE,

  /** Nor from that place in the network, as far back as sessions are kept. */
  NEW_ADDRESS,

  /** It is where the agent who looks is, too. */
  OWN_ADDRESS,

  /** Another approval was made from where the agent is who looks. */
  REVIEW_ADDRESS,

  /** Somebody vouched from where it was filed, or from where the agent is who looks. */
  VOUCHER_ADDRESS
}
