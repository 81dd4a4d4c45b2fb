package mfa.workflow.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mfa.workflow.foreign.ForeignFile;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Checks the file of a process against its contract before it is deployed: at build, at upload and
 * at start. Needs no engine, keeps no state, and finds everything at once.
 */
public final class ProcessModelValidator {

  private final ProcessContract contract;

  public ProcessModelValidator(ProcessContract contract) {
    this.contract = contract;
  }

  /**
   * What has to be changed, errors first; empty where all is well.
   *
   * @param fileName without a directory
   * @param bpmn the file, of any size and content
   */
  public List<Finding> findings(String fileName, byte[] bpmn) {
    if (bpmn.length > ModelReader.MAX_BYTES) {
      return List.of(ofFile(fileName, "finding.file-large"));
    }
    Optional<ForeignFile> foreign = ForeignFile.recognise(bpmn);
    if (foreign.isPresent()) {
      return List.of(ofFile(fileName, foreign.get().key(), foreign.get().arguments().toArray()));
    }
    try {
      var findings = new Findings();
      check(fileName, ModelReader.read(bpmn), findings);
      if (findings.noError()) {
        BpmnSchema.check(bpmn, findings);
      }
      return findings.all();
    } catch (ModelReader.TooLargeException e) {
      return List.of(ofFile(fileName, e.key(), e.limits()));
    } catch (SAXParseException e) {
      return List.of(ofFile(fileName, "finding.file-not-xml-line", e.getLineNumber(), words(e)));
    } catch (SAXException e) {
      return List.of(ofFile(fileName, "finding.file-not-xml", words(e)));
    }
  }

  private static Finding ofFile(String fileName, String key, Object... arguments) {
    return new Finding(true, fileName, "", key, List.of(arguments));
  }

  private static String words(SAXException e) {
    return String.valueOf(e.getMessage());
  }

  /**
   * Texts that are too long are told of before the rules that compare and cite them: these take as
   * long as what they cite.
   */
  private void check(String fileName, XmlElement definitions, Findings findings) {
    AllowList.check(definitions, contract, findings);
    if (definitions.is("bpmn:definitions") && ProcessRules.admitLengths(definitions, findings)) {
      List<XmlElement> processes = definitions.children("bpmn:process");
      if (processes.size() == 1) {
        check(fileName, definitions, processes.getFirst(), findings);
      } else {
        findings.error(definitions, "finding.file-processes", processes.size());
      }
    }
  }

  private void check(
      String fileName, XmlElement definitions, XmlElement process, Findings findings) {
    var graph = new ModelGraph(process);
    var processRules = new ProcessRules(process, contract, findings);
    processRules.check(fileName);
    processRules.checkIds(definitions);
    processRules.checkShown(definitions);
    new ServiceTaskRules(contract, findings).checkRetries(definitions);
    new UserTaskRules(graph, contract, findings).check();
    Map<String, String> messages = EventRules.messages(definitions);
    new EventRules(process, graph, messages, contract, findings).check();
    new FlowRules(graph, messages, findings).check();
    new PathRules(graph, messages, contract, findings).check();
    new DiagramRules(definitions, process, graph, findings).check();
    new StyleRules(findings).check(definitions, process);
  }
}
