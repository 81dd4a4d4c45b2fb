package mfa.workflow;

import java.time.Instant;

/**
 * A version of a process, as lists show it.
 *
 * @param tag what its author calls it, or empty
 * @param deployedBy the name, or null for the product itself and for accounts that are gone
 * @param byProduct whether a start deployed it, and no person
 * @param fileHash SHA-256 of the file in hexadecimal
 * @param newest whether new tickets follow it
 * @param running tickets that follow it
 * @param incidents steps of these tickets that failed at every attempt
 */
public record VersionItem(
    String definitionId,
    String deploymentId,
    String process,
    int number,
    String tag,
    String deployedBy,
    Instant deployedAt,
    DeploymentSource source,
    boolean byProduct,
    String note,
    String fileHash,
    boolean newest,
    int running,
    int incidents) {}
