package mfa.workflow;

/**
 * A file that shall become the newest version of a process.
 *
 * @param comparedWith number of the version that the author knows to be running, or null where
 *     nobody looked
 * @param accountId of the author
 */
record DeploymentRequest(
    String process,
    byte[] file,
    DeploymentNote note,
    DeploymentSource source,
    Integer comparedWith,
    long accountId) {}
