package mfa.account;

/**
 * What lists of other features copy of an account, to sort and to search by.
 *
 * @param nameKey the name in lower case
 * @param canonicalEmail the address as it is compared
 */
public record AccountListing(
    long accountId, String nameKey, String canonicalEmail, AccountState state, Binding binding) {}
