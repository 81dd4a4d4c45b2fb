package mfa.administration;

import java.time.Instant;
import java.util.Set;
import mfa.account.AccountState;
import mfa.account.PlatformRole;

/**
 * An account as platform administrators see it.
 *
 * @param own whether it is the one who looks
 * @param mailRefused whether the mail server refused the address for good
 * @param roles what it may do on the server; inactive while it is not bound
 * @param boundSince null where no authenticator is bound
 * @param lastSignIn within the last 90 days, or null
 */
public record AccountItem(
    long id,
    boolean own,
    String name,
    String email,
    boolean mailRefused,
    AccountState state,
    Instant createdAt,
    Set<PlatformRole> roles,
    Instant boundSince,
    Instant lastSignIn) {}
