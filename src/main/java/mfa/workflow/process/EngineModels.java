package mfa.workflow.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mfa.workflow.process.version.ModelVersion;
import mfa.workflow.process.version.Versions;
import org.camunda.bpm.engine.impl.util.ProductPropertiesUtil;
import org.camunda.bpm.engine.management.IncidentStatistics;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.xml.sax.SAXException;

/** The models that the engine runs, in words without it; part of the caller's transaction. */
@ApplicationScoped
public class EngineModels {

  /** Of the engine, as programs ask for it. */
  public static final String ENGINE_VERSION = ProductPropertiesUtil.getProductVersion();

  /** Larger files are refused unread. */
  public static final int MAX_BYTES = ModelReader.MAX_BYTES;

  @Inject private WorkflowEngine engine;
  @Inject @Any private Instance<ProcessContract> contracts;

  /** The ids of the processes that have a contract, sorted. */
  public List<String> processes() {
    return contracts.stream().map(ProcessContract::process).sorted().toList();
  }

  public Optional<ProcessContract> contract(String process) {
    return contracts.stream().filter(each -> each.process().equals(process)).findFirst();
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
    ProcessContract contract =
        contract(process)
            .orElseThrow(() -> new IllegalArgumentException("No contract for " + process));
    return new ProcessModelValidator(contract).findings(Versions.fileName(process), file);
  }

  /** The version that new tickets follow. */
  public Optional<ModelVersion> running(String process) {
    return versions().running(process);
  }

  public Optional<ModelVersion> find(String definitionId) {
    return versions().find(definitionId);
  }

  public byte[] file(ModelVersion version) {
    return versions().file(version);
  }

  /**
   * Makes the file the newest version.
   *
   * @param source kept by the engine beside the file
   */
  public ModelVersion deploy(String process, byte[] file, String source) {
    return versions().deploy(process, file, source);
  }

  /** How much runs on these versions, by their definition ids. */
  public Map<String, VersionLoad> loads(Set<String> definitionIds) {
    Map<String, VersionLoad> loads = new HashMap<>();
    for (ProcessDefinitionStatistics each :
        engine
            .engine()
            .getManagementService()
            .createProcessDefinitionStatisticsQuery()
            .includeIncidents()
            .list()) {
      if (definitionIds.contains(each.getId())) {
        int incidents =
            each.getIncidentStatistics().stream()
                .mapToInt(IncidentStatistics::getIncidentCount)
                .sum();
        loads.put(each.getId(), new VersionLoad(each.getInstances(), incidents));
      }
    }
    return loads;
  }

  private Versions versions() {
    return new Versions(engine.engine().getRepositoryService());
  }

  /**
   * @param running tickets that follow the version
   * @param incidents steps of them that failed at every attempt
   */
  public record VersionLoad(int running, int incidents) {}
}
