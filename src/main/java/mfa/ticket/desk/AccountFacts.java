package mfa.ticket.desk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mfa.account.PlatformRole;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer is told of the account, beside the risks.
 *
 * @param name empty where the account is gone, and so is the address
 * @param boundSince null where nothing is bound
 * @param lastSignIn null where no session is kept; only its day is shown
 */
public record AccountFacts(
    String name,
    String email,
    Locale language,
    @Nullable Instant boundSince,
    @Nullable Instant lastSignIn,
    Set<PlatformRole> platformRoles,
    List<AccountWorkspace> workspaces) {}
