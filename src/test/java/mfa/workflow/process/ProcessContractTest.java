package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mfa.ticket.process.SupportContract;
import mfa.ticket.process.UnbindContract;
import mfa.workflow.process.ProcessContract.Content;
import mfa.workflow.process.ProcessContract.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables in {@code bpmn/contract.md} and the code say the same. */
class ProcessContractTest {

  private static final List<String> OF_PROCESSES =
      List.of(
          "Variables",
          "Delegates",
          "Mail templates",
          "Outcomes",
          "Messages",
          "Candidate groups",
          "Form keys");

  static List<ProcessContract> contracts() {
    return List.of(UnbindContract.contract(), SupportContract.contract());
  }

  @Test
  void processes() {
    assertThat(MarkdownTable.under("Processes").names())
        .containsExactlyElementsOf(contracts().stream().map(ProcessContract::process).toList());
  }

  @Test
  void everyNameIsOfSomeProcess() {
    for (String heading : OF_PROCESSES) {
      MarkdownTable table = MarkdownTable.under(heading);
      Set<String> known = new HashSet<>();
      contracts().forEach(contract -> known.addAll(table.of(contract.process()).names()));
      assertThat(known).as(heading).containsExactlyInAnyOrderElementsOf(table.names());
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void variables(ProcessContract contract) {
    assertTable(
        contract,
        "Variables",
        contract.variables().stream().map(Variable::name).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void variablesThatHoldADuration(ProcessContract contract) {
    List<String> names = MarkdownTable.under("Variables").of(contract.process()).names("duration");

    assertThat(names).containsExactlyInAnyOrderElementsOf(contract.variableNames(Content.DURATION));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void variablesThatHoldAGroup(ProcessContract contract) {
    List<String> names =
        MarkdownTable.under("Variables").of(contract.process()).names("candidate group");

    assertThat(names).containsExactlyInAnyOrderElementsOf(contract.variableNames(Content.GROUP));
  }

  @Test
  void decisions() {
    Set<String> names =
        Pattern.compile("`(\\w+)`")
            .matcher(MarkdownTable.under("Variables").cell("decision"))
            .results()
            .map((MatchResult result) -> result.group(1))
            .collect(Collectors.toSet());

    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(
            contracts().stream()
                .flatMap(contract -> contract.variable("decision").orElseThrow().choices().stream())
                .toList());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void delegatesAndTheirInputs(ProcessContract contract) {
    MarkdownTable table = MarkdownTable.under("Delegates").of(contract.process());

    assertThat(table.names()).containsExactlyInAnyOrderElementsOf(contract.delegateNames());
    for (String delegate : table.names()) {
      assertThat(table.cell(delegate)).isEqualTo(contract.delegate(delegate).orElseThrow().input());
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void mailTemplates(ProcessContract contract) {
    assertTable(
        contract, "Mail templates", contract.delegate("sendTicketMail").orElseThrow().choices());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void outcomes(ProcessContract contract) {
    assertTable(contract, "Outcomes", contract.delegate("closeTicket").orElseThrow().choices());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void messages(ProcessContract contract) {
    assertTable(contract, "Messages", contract.messages());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void candidateGroups(ProcessContract contract) {
    assertTable(contract, "Candidate groups", contract.groups());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void formKeys(ProcessContract contract) {
    assertTable(contract, "Form keys", contract.formKeys());
  }

  @Test
  void elements() {
    assertThat(MarkdownTable.under("Elements").names())
        .containsExactlyInAnyOrderElementsOf(Vocabulary.elements());
  }

  private static void assertTable(ProcessContract contract, String heading, Set<String> names) {
    assertThat(MarkdownTable.under(heading).of(contract.process()).names())
        .containsExactlyInAnyOrderElementsOf(names);
  }
}
