package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables in {@code bpmn/README.md} and the code say the same. */
class WorkflowContractTest {

  @Test
  void processes() {
    assertTable("Processes", WorkflowContract.PROCESSES);
  }

  @Test
  void variables() {
    assertTable("Variables", WorkflowContract.VARIABLES);
  }

  @Test
  void variablesThatHoldADuration() {
    List<String> names = MarkdownTable.under("Variables").names("duration");

    assertThat(names).containsExactlyInAnyOrderElementsOf(WorkflowContract.DEADLINES);
  }

  @Test
  void variablesThatHoldAGroup() {
    List<String> names = MarkdownTable.under("Variables").names("candidate group");

    assertThat(names).containsExactlyInAnyOrderElementsOf(WorkflowContract.GROUP_VARIABLES);
  }

  @Test
  void decisions() {
    Set<String> names =
        Pattern.compile("`(\\w+)`")
            .matcher(MarkdownTable.under("Variables").cell("decision"))
            .results()
            .map((MatchResult result) -> result.group(1))
            .collect(Collectors.toSet());

    assertThat(names).isEqualTo(WorkflowContract.DECISIONS);
  }

  @Test
  void delegatesAndTheirInputs() {
    MarkdownTable table = MarkdownTable.under("Delegates");

    assertThat(table.names()).containsExactlyInAnyOrderElementsOf(WorkflowContract.DELEGATES);
    for (String delegate : table.names()) {
      assertThat(table.cell(delegate))
          .isEqualTo(WorkflowContract.INPUT_OF.getOrDefault(delegate, ""));
    }
  }

  @Test
  void mailTemplates() {
    assertTable("Mail templates", WorkflowContract.INPUTS.get("mailTemplate"));
  }

  @Test
  void outcomes() {
    assertTable("Outcomes", WorkflowContract.INPUTS.get("outcome"));
  }

  @Test
  void messages() {
    assertTable("Messages", WorkflowContract.MESSAGES);
  }

  @Test
  void candidateGroups() {
    assertTable("Candidate groups", WorkflowContract.GROUPS);
  }

  @Test
  void formKeys() {
    assertTable("Form keys", WorkflowContract.FORM_KEYS);
  }

  @Test
  void elements() {
    assertTable("Elements", Vocabulary.elements());
  }

  private static void assertTable(String heading, Set<String> names) {
    assertThat(MarkdownTable.under(heading).names()).containsExactlyInAnyOrderElementsOf(names);
  }
}
