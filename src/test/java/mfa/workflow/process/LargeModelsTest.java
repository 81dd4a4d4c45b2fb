package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A file takes as long to check as it is large, and may be only so large. */
@Tag("thorough")
@Tag("R74")
class LargeModelsTest {

  private static final int LENGTH = 3000;

  @Test
  void eachNodeIsAskedOnceForItsWays() {
    List<Integer> nodes = IntStream.range(0, 100_000).boxed().toList();
    var asked = new AtomicInteger();

    List<List<Integer>> loops =
        Loops.among(
            nodes.reversed(),
            node -> {
              asked.incrementAndGet();
              boolean endsALoop = node % 1000 == 999;
              List<Integer> rest = nodes.subList(node + 1, nodes.size());
              Stream<Integer> on = rest.stream().limit(1);
              return Stream.concat(on, endsALoop ? Stream.of(nodes.get(node - 999)) : Stream.of())
                  .toList();
            });

    assertThat(asked).hasValue(100_000);
    assertThat(loops).hasSize(100).allSatisfy(loop -> assertThat(loop).hasSize(1000));
  }

  @Test
  void loopOfOneNodeIsFound() {
    assertThat(Loops.among(List.of("a", "b"), node -> List.of("b"))).containsExactly(List.of("b"));
  }

  @Test
  void longChainIsCheckedSoon() {
    String chain =
        chain(
            node -> node,
            "<bpmn:exclusiveGateway id=\"step_%1$d\" name=\"Step\"><bpmn:documentation>It.</bpmn:documentation>"
                + "</bpmn:exclusiveGateway>");

    List<Finding> findings =
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> UnbindModel.errors(chain));

    assertThat(findings).extracting(Finding::rule).contains("No path leads here from the start.");
  }

  @Test
  void chainThatRunsBackIsOneLoop() {
    String ring =
        chain(
            node -> node == LENGTH - 1 ? 0 : node,
            "<bpmn:exclusiveGateway id=\"step_%1$d\" name=\"Step\" />");

    List<Finding> findings =
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> UnbindModel.errors(ring));

    assertThat(findings)
        .filteredOn(finding -> finding.rule().equals("The paths form a loop without a pause."))
        .extracting(Finding::elementId)
        .containsExactly("step_" + (LENGTH - 1));
  }

  @Test
  void tooManyElementsAreRefusedByTheirNumber() {
    String many =
        UnbindModel.with(
            "</bpmn:process>", "<bpmn:startEvent/>".repeat(20_000) + "</bpmn:process>");

    assertThat(UnbindModel.findings(many))
        .singleElement()
        .extracting(Finding::rule)
        .isEqualTo("A file has at most 20,000 elements, drawing and all.");
    assertThat(many.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(ModelReader.MAX_BYTES);
  }

  /** Nodes that follow each other, the last ones first in the file. */
  private static String chain(IntUnaryOperator target, String node) {
    StringBuilder added = new StringBuilder();
    for (int i = LENGTH - 1; i >= 0; i--) {
      added.append(node.formatted(i));
    }
    for (int i = 0; i < LENGTH; i++) {
      int next = target.applyAsInt(i) == i ? i + 1 : target.applyAsInt(i);
      added.append(
          "<bpmn:sequenceFlow id=\"way_%d\" sourceRef=\"step_%d\" targetRef=\"step_%d\" />"
              .formatted(i, i, next));
    }
    return UnbindModel.with("</bpmn:process>", added + "</bpmn:process>");
  }
}
