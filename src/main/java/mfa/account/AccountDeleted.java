package mfa.account;

import java.util.Set;
import mfa.mail.EmailAddress;

/**
 * The account was deleted: its row stays without a person, for the audit log; observed in the same
 * transaction.
 *
 * @param addresses what it had and nobody else has
 */
public record AccountDeleted(long accountId, Set<EmailAddress> addresses) {}
