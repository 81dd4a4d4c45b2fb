package mfa.account;

import mfa.mail.EmailAddress;

/**
 * What is still to be proven before the address changes.
 *
 * @param id names the very request that codes are bound to
 */
public record PendingEmailChange(
    long id,
    EmailAddress former,
    EmailAddress requested,
    boolean formerVerified,
    boolean requestedVerified) {}
