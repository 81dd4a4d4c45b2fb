package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file takes as long to check as it is large, and may be only so large. */
@Tag("thorough")
@Tag("R74")
class LargeModelsTest {

  private static final int LENGTH = 3000;

  /** Some hundred times the largest file. */
  private static final long MAX_ALLOCATED = 200L * 1024 * 1024;

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

    assertThat(findings)
        .extracting(ModelFindings::rule)
        .contains("No path leads here from the start.");
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
        .filteredOn(
            finding -> ModelFindings.rule(finding).equals("The paths form a loop without a pause."))
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
        .extracting(ModelFindings::rule)
        .isEqualTo("A file has at most 20,000 elements and 60,000 attributes, drawing and all.");
    assertThat(many.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(ModelReader.MAX_BYTES);
  }

  @Test
  void tooManyAttributesAreRefusedByTheirNumber() {
    String crowd =
        IntStream.range(0, 100).mapToObj("a%d=''"::formatted).collect(Collectors.joining(" "));
    String many =
        UnbindModel.with(
            "</bpmn:process>", ("<bpmn:task " + crowd + "/>").repeat(600) + "</bpmn:process>");

    assertThat(UnbindModel.findings(many))
        .singleElement()
        .extracting(ModelFindings::rule)
        .isEqualTo("A file has at most 20,000 elements and 60,000 attributes, drawing and all.");
    assertThat(many.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(ModelReader.MAX_BYTES);
  }

  /** What each finding says of its element must not be as long as the file. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("longTexts")
  void longTextIsNotCopiedForEachFault(String where, String model) {
    assertThat(model.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(ModelReader.MAX_BYTES);
    UnbindModel.findings(UnbindModel.text());
    long before = allocated();

    List<Finding> findings = UnbindModel.findings(model);

    assertThat(allocated() - before).as("bytes for %s", where).isLessThan(MAX_ALLOCATED);
    assertThat(findings).isNotEmpty().anyMatch(Finding::error);
    assertThat(findings)
        .allSatisfy(finding -> assertThat(finding.toString()).as("finding").hasSizeLessThan(3_000));
  }

  static Stream<Arguments> longTexts() {
    String text = "x".repeat(1_000_000);
    String process = "id=\"mfa-unbind\" name=\"Unbind MFA without the phone\"";
    String faults = "<bpmn:a/>".repeat(19_000);
    String waiting =
        IntStream.range(0, 3_000)
            .mapToObj(LargeModelsTest::eventSubProcess)
            .collect(Collectors.joining());
    return Stream.of(
        Arguments.of(
            "a name", changed(with(process, "id=\"mfa-unbind\" name=\"" + text + "\""), faults)),
        Arguments.of("an id", changed(with(process, "id=\"" + text + "\""), faults)),
        Arguments.of(
            "a message",
            changed(
                with(
                    "<bpmn:process ",
                    "<bpmn:message id=\"long\" name=\"" + text + "\"/><bpmn:process "),
                waiting)),
        Arguments.of(
            "a namespace",
            changed(
                with("<bpmn:process ", "<bpmn:process xmlns:x=\"" + text + "\" "),
                "<x:a/>".repeat(19_000))));
  }

  private static String eventSubProcess(int number) {
    return ("<bpmn:subProcess id='p%1$d' triggeredByEvent='true'><bpmn:startEvent id='s%1$d'>"
            + "<bpmn:messageEventDefinition messageRef='long'/></bpmn:startEvent></bpmn:subProcess>")
        .formatted(number);
  }

  private static String with(String place, String instead) {
    return UnbindModel.with(place, instead);
  }

  private static String changed(String model, String added) {
    return UnbindModel.changed(model, "</bpmn:process>", added + "</bpmn:process>");
  }

  /** Bytes that this thread asked for until now. */
  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
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
