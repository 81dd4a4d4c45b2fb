package mfa.workflow.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.process.version.VersionRecord;

/** Remembers what was deployed, without a database. */
final class RememberedVersions implements VersionRecord {

  private final Set<String> definitions = new HashSet<>();
  private final Set<String> files = new HashSet<>();

  @Override
  public void lock(String process) {
    // The engine alone decides.
  }

  @Override
  public Set<String> recorded(String process) {
    return Set.copyOf(definitions);
  }

  @Override
  public boolean wasDeployed(String process, byte[] file) {
    return files.contains(new String(file, UTF_8));
  }

  @Override
  public void recordFound(ModelVersion version, byte[] file, Instant deployedAt) {
    recordPackaged(version, file);
  }

  @Override
  public void recordPackaged(ModelVersion version, byte[] file) {
    definitions.add(version.definitionId());
    files.add(new String(file, UTF_8));
  }
}
