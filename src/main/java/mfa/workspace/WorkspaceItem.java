package mfa.workspace;

import java.time.Instant;

/**
 * A workspace as platform administrators see it.
 *
 * @param activeOwners none is a state to mend: nobody can administer it
 * @param mfaRequiredSince null where it does not make MFA mandatory
 */
public record WorkspaceItem(
    long id, String name, long activeOwners, Instant mfaRequiredSince, Instant createdAt) {}
