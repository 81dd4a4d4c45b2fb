package mfa.workflow.process.version;

import java.time.Instant;
import java.util.Set;

/** Keeps who deployed which version, in the transaction that deploys it. */
public interface VersionRecord {

  /** Nobody else deploys the process between this and the end of the transaction. */
  void lock(String process);

  /** The definition ids of the versions that are recorded. */
  Set<String> recorded(String process);

  /** Whether a recorded version has this file, however long ago it was deployed. */
  boolean wasDeployed(String process, byte[] file);

  /** A version is in the engine that nobody recorded: a server of an older release deployed it. */
  void recordFound(ModelVersion version, byte[] file, Instant deployedAt);

  /** The start deployed a version of the package. */
  void recordPackaged(ModelVersion version, byte[] file);
}
