package mfa.workflow.process.version;

/** Keeps who deployed which version, in the transaction that deploys it. */
public interface VersionRecord {

  /** Nobody else deploys the process between this and the end of the transaction. */
  void lock(String process);

  boolean isRecorded(ModelVersion version);

  /**
   * A version is in the engine that was not deployed by a person.
   *
   * @param fresh whether it came at this start
   */
  void recordPackaged(ModelVersion version, byte[] file, boolean fresh);
}
