package mfa.invitation;

import java.time.Instant;
import mfa.account.PlatformRole;
import mfa.workspace.WorkspaceRole;

/**
 * An invitation that nobody has accepted yet, as those who invite see it.
 *
 * @param role in the workspace, or null where it is to the server
 * @param platformRole on the server, or null where it is to a workspace
 * @param undelivered whether its mail could not be delivered and is not tried again
 */
public record InvitationItem(
    long id,
    String email,
    WorkspaceRole role,
    PlatformRole platformRole,
    Instant expiresAt,
    boolean over,
    boolean undelivered) {}
