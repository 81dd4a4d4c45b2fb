package mfa.account;

import java.time.Instant;

/** An invitation that nobody has accepted yet, as those who invite see it. */
public record InvitationLine(
    long id, String email, WorkspaceRole role, Instant sentAt, Instant expiresAt, boolean over) {}
