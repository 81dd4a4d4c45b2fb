package mfa.workspace;

import java.time.Instant;

/**
 * What a workspace asks of its members.
 *
 * @param requiredSince since or from when it asks all of them for an authenticator, or null
 * @param graceDays how many days that can be put off, 0 to 30
 * @param pilotSince since or from when it asks its pilot group, or null
 * @param pilotGraceDays how many days those can put it off
 * @param pilots how many members the pilot group has
 */
public record WorkspaceRule(
    long workspaceId,
    Instant requiredSince,
    int graceDays,
    Instant pilotSince,
    int pilotGraceDays,
    long pilots) {}
