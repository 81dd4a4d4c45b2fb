package mfa.workflow;

/**
 * A file that shall become the newest version of a process.
 *
 * @param comparedWith number of the version that the author knows to be running, or null where
 *     nobody looked
 * @param token name of the one that Modeler showed, or null
 * @param accountId of the author
 */
record DeploymentRequest(
    String process,
    byte[] file,
    DeploymentNote note,
    DeploymentSource source,
    Integer comparedWith,
    String token,
    long accountId) {

  /** From a page. */
  DeploymentRequest(
      String process,
      byte[] file,
      DeploymentNote note,
      DeploymentSource source,
      Integer comparedWith,
      long accountId) {
    this(process, file, note, source, comparedWith, null, accountId);
  }

  /** For the audit log: how the file came. */
  String wayIn() {
    return token == null ? source.name() : source + " with token " + token;
  }

  /** For the audit log: which process, and which version its author saw running. */
  String versions() {
    return comparedWith == null ? process : process + " after " + comparedWith;
  }
}
