package mfa.workflow.dryrun.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mfa.workflow.dryrun.DryRun;
import mfa.workflow.dryrun.PathVariants;
import mfa.workflow.dryrun.PlayedPath;
import mfa.workflow.dryrun.StartVariables;
import mfa.workflow.process.Finding;
import mfa.workflow.process.ModelReader;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessContract.Variable;
import mfa.workflow.process.ProcessModelValidator;
import mfa.workflow.process.XmlElement;
import org.camunda.bpm.engine.ProcessEngineException;
import org.xml.sax.SAXException;

/**
 * Plays every path of a model that passes the checks, and says what happened. It ends after a
 * bounded number of paths and steps, whatever the model draws.
 */
public final class ProcessDryRun {

  private ProcessDryRun() {}

  /**
   * Plays a file.
   *
   * @param start what tickets begin with
   * @param file of any content: what does not pass the checks is not played
   * @param limit how much that may cost
   */
  public static DryRun of(
      ProcessContract contract, StartVariables start, byte[] file, PlayLimit limit) {
    List<Finding> findings =
        new ProcessModelValidator(contract).findings(contract.process() + ".bpmn", file);
    if (findings.stream().anyMatch(Finding::error)) {
      return new DryRun(List.of(), findings, false);
    }
    try (var engine = new DryRunEngine(contract, limit)) {
      return play(engine, contract, start, file, findings);
    }
  }

  static DryRun play(
      DryRunEngine engine,
      ProcessContract contract,
      StartVariables start,
      byte[] file,
      List<Finding> findings) {
    try {
      engine.deploy(file);
    } catch (ProcessEngineException e) {
      return new DryRun(List.of(), List.of(refusal(contract, e)), false);
    }
    PlayedModel model = new PlayedModel(read(file), contract);
    var explorer =
        new PathExplorer(
            engine, model, new StepReader(model, contract, start), variables(contract, start));
    List<PlayedPath> paths = new ArrayList<>(explorer.explore());
    paths.sort(Comparator.comparing(PlayedPath::kind));
    return DryRun.played(
        new PathVariants(model.choices()).merged(paths), findings, explorer.isComplete());
  }

  /** The engine has the last word on what it runs; the checks are to say it first. */
  private static Finding refusal(ProcessContract contract, ProcessEngineException e) {
    return new Finding(
        true, contract.process(), "", "finding.engine", List.of(PathExplorer.reason(e)));
  }

  private static XmlElement read(byte[] file) {
    try {
      return ModelReader.read(file);
    } catch (SAXException e) {
      throw new IllegalStateException("The checks have read this file", e);
    }
  }

  /** All of the contract that tickets begin with; nobody has reviewed yet. */
  private static Map<String, Object> variables(ProcessContract contract, StartVariables start) {
    Map<String, Object> variables = new HashMap<>();
    for (Variable variable : contract.variables()) {
      if (start.values().containsKey(variable.name())) {
        variables.put(variable.name(), start.values().get(variable.name()));
      }
    }
    return variables;
  }
}
