package mfa.workflow.process;

import static mfa.workflow.process.UnbindModel.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mfa.workflow.process.ProcessContract.Content;
import mfa.workflow.process.ProcessContract.Variable;
import org.junit.jupiter.api.Test;

/** The tables in {@code bpmn/contract.md} and the code say the same. */
class ProcessContractTest {

  @Test
  void processes() {
    assertTable("Processes", Set.of(CONTRACT.process()));
  }

  @Test
  void variables() {
    assertTable(
        "Variables", CONTRACT.variables().stream().map(Variable::name).collect(Collectors.toSet()));
  }

  @Test
  void variablesThatHoldADuration() {
    List<String> names = MarkdownTable.under("Variables").names("duration");

    assertThat(names).containsExactlyInAnyOrderElementsOf(CONTRACT.variableNames(Content.DURATION));
  }

  @Test
  void variablesThatHoldAGroup() {
    List<String> names = MarkdownTable.under("Variables").names("candidate group");

    assertThat(names).containsExactlyInAnyOrderElementsOf(CONTRACT.variableNames(Content.GROUP));
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
        .containsExactlyInAnyOrderElementsOf(CONTRACT.variable("decision").orElseThrow().choices());
  }

  @Test
  void delegatesAndTheirInputs() {
    MarkdownTable table = MarkdownTable.under("Delegates");

    assertThat(table.names()).containsExactlyInAnyOrderElementsOf(CONTRACT.delegateNames());
    for (String delegate : table.names()) {
      assertThat(table.cell(delegate)).isEqualTo(CONTRACT.delegate(delegate).orElseThrow().input());
    }
  }

  @Test
  void mailTemplates() {
    assertTable("Mail templates", CONTRACT.delegate("sendTicketMail").orElseThrow().choices());
  }

  @Test
  void outcomes() {
    assertTable("Outcomes", CONTRACT.delegate("closeTicket").orElseThrow().choices());
  }

  @Test
  void messages() {
    assertTable("Messages", CONTRACT.messages());
  }

  @Test
  void candidateGroups() {
    assertTable("Candidate groups", CONTRACT.groups());
  }

  @Test
  void formKeys() {
    assertTable("Form keys", CONTRACT.formKeys());
  }

  @Test
  void elements() {
    assertTable("Elements", Vocabulary.elements());
  }

  private static void assertTable(String heading, Set<String> names) {
    assertThat(MarkdownTable.under(heading).names()).containsExactlyInAnyOrderElementsOf(names);
  }
}
