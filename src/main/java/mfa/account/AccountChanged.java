package mfa.account;

/**
 * An account has another name, address or state, or is bound or not any more; fired in the
 * transaction that changes it.
 */
public record AccountChanged(AccountListing listing) {}
