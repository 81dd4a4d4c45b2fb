package mfa.account;

/** An account has another name, address or state; fired in the transaction that changes it. */
public record AccountChanged(AccountListing listing) {}
