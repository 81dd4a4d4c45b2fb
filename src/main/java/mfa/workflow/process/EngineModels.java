package mfa.workflow.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mfa.workflow.process.version.FileHash;
import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.process.version.TrialParse;
import mfa.workflow.process.version.VersionLoad;
import mfa.workflow.process.version.VersionLoads;
import mfa.workflow.process.version.Versions;
import org.camunda.bpm.engine.impl.util.ProductPropertiesUtil;
import org.xml.sax.SAXException;

/** The models that the engine runs, in words without it; part of the caller's transaction. */
@ApplicationScoped
public class EngineModels {

  /** Of the engine, as programs ask for it. */
  public static final String ENGINE_VERSION = ProductPropertiesUtil.getProductVersion();

  /** Larger files are refused unread. */
  public static final int MAX_BYTES = ModelReader.MAX_BYTES;

  @Inject private WorkflowEngine engine;
  @Inject private ProcessContracts contracts;
  @Inject private VersionLoads loads;

  /** The ids of the processes that have a contract, sorted. */
  public List<String> processes() {
    return contracts.all().stream().map(ProcessContract::process).toList();
  }

  /** Which process the file draws; empty for one that has no contract, or no process at all. */
  public Optional<String> processIn(byte[] file) {
    if (file.length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      return ModelReader.read(file).children("bpmn:process").stream()
          .map(XmlElement::id)
          .filter(processes()::contains)
          .findFirst();
    } catch (SAXException e) {
      return Optional.empty();
    }
  }

  /**
   * What has to be changed in the file before it can be deployed, errors first.
   *
   * @throws IllegalArgumentException for a process without a contract
   */
  public List<Finding> findings(String process, byte[] file) {
    String fileName = Versions.fileName(process);
    List<Finding> findings = new ProcessModelValidator(contract(process)).findings(fileName, file);
    return findings.stream().anyMatch(Finding::error)
        ? findings
        : Stream.concat(refusals(fileName, file), findings.stream()).toList();
  }

  /** The engine has rules of its own, which no list of ours holds completely. */
  private Stream<Finding> refusals(String fileName, byte[] file) {
    return new TrialParse(engine.engine())
        .faults(file).stream()
            .map(
                fault ->
                    new Finding(
                        true,
                        fault.elementId().isEmpty() ? fileName : fault.elementId(),
                        "",
                        "finding.engine",
                        List.of(fault.message())));
  }

  private ProcessContract contract(String process) {
    return contracts
        .of(process)
        .orElseThrow(() -> new IllegalArgumentException("No contract for " + process));
  }

  /** The version that new tickets follow. */
  public Optional<ModelVersion> running(String process) {
    return versions().running(process);
  }

  /** A version of a process that has a contract. */
  public Optional<ModelVersion> find(String definitionId) {
    return versions()
        .find(definitionId)
        .filter(version -> contracts.of(version.process()).isPresent());
  }

  /** The newest versions of a process, newest first. */
  public List<ModelVersion> newest(String process, int max) {
    return versions().newest(process, max);
  }

  /** The file of a version, as it was deployed. */
  public byte[] file(ModelVersion version) {
    return versions().file(version);
  }

  /** SHA-256 of its file in hexadecimal. */
  public String fileHash(ModelVersion version) {
    return FileHash.of(file(version));
  }

  public Instant deployedAt(ModelVersion version) {
    return versions().deployedAt(version);
  }

  /** Where tickets of a version can be, in the order of its file. */
  public List<ModelStep> steps(ModelVersion version) {
    return ModelSteps.of(file(version), contract(version.process()));
  }

  /**
   * Makes the file the newest version.
   *
   * @param source kept by the engine beside the file
   */
  public ModelVersion deploy(String process, byte[] file, String source) {
    return versions().deploy(process, file, source);
  }

  /** How much runs on these versions, by their definition ids; where nothing does is left out. */
  public Map<String, VersionLoad> loads(Set<String> definitionIds) {
    return loads.of(definitionIds);
  }

  private Versions versions() {
    return new Versions(engine.engine().getRepositoryService());
  }
}
