package mfa.workflow.process;

import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.process.version.VersionRecord;

/** Forgets who deployed what. */
final class NoRecord implements VersionRecord {

  @Override
  public void lock(String process) {
    // The engine alone decides.
  }

  @Override
  public boolean isRecorded(ModelVersion version) {
    return true;
  }

  @Override
  public void recordPackaged(ModelVersion version, byte[] file, boolean fresh) {
    throw new IllegalStateException("It is recorded already.");
  }
}
