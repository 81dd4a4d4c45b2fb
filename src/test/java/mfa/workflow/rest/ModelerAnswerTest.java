package mfa.workflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import mfa.workflow.process.Finding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R74")
@DisplayName("R74: Modeler is answered with as many findings as its dialog shows")
class ModelerAnswerTest {

  @Test
  void firstHundredAreToldAndTheRestIsCounted() {
    List<Finding> findings =
        IntStream.range(0, 19_000)
            .mapToObj(i -> new Finding(true, "task" + i, "", "finding.long-name", List.of("" + i)))
            .toList();

    assertThat(ModelerAnswer.findings(findings).lines())
        .hasSize(101)
        .startsWith("Error at task0: A name has at most 0 characters. Shorten it.")
        .last()
        .isEqualTo("And 18900 more. Correct these first, then deploy again.");
  }
}
