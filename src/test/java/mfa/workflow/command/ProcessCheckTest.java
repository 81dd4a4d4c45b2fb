package mfa.workflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mfa.workflow.process.UnbindModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("R68")
@DisplayName("R68: check-process says the same as the server, without one")
class ProcessCheckTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir private Path directory;

  @Test
  void packagedModelPasses() {
    int code = check("bpmn/mfa-unbind.bpmn");

    assertThat(code).isEqualTo(ProcessCheck.PASSED);
    assertThat(output()).containsExactly("bpmn/mfa-unbind.bpmn: 0 errors, 0 warnings");
  }

  @Test
  void errorIsPrintedWithItsLineElementRuleAndAdvice() throws IOException {
    String broken = UnbindModel.with(" camunda:formKey=\"ticket-second-review\"", "");
    Path file = Files.writeString(directory.resolve("mfa-unbind.bpmn"), broken);
    long line =
        broken.lines().takeWhile(text -> !text.contains("id=\"userTask_secondReview\"")).count()
            + 1;

    int code = check(file.toString());

    assertThat(code).isEqualTo(ProcessCheck.REFUSED);
    assertThat(output())
        .containsExactly(
            file
                + ":"
                + line
                + ": error: userTask_secondReview (Review a second time): A user task has a form"
                + " key: the screen it opens. Choose one of ticket-review, ticket-second-review.",
            file + ": 1 error, 0 warnings");
  }

  @Test
  void warningsAloneDoNotRefuse() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("mfa-unbind.bpmn"),
            UnbindModel.with("name=\"Review a second time\"", "name=\"\""));

    assertThat(check(file.toString())).isEqualTo(ProcessCheck.PASSED);
    assertThat(output().getFirst()).contains(": warning: userTask_secondReview: ");
  }

  @Test
  @Tag("R34")
  void terminalGetsNoControlCharacters() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("mfa-unbind.bpmn"),
            UnbindModel.with("name=\"Review a second time\"", "name=\"&#27;[2JAll\u202e is well\"")
                .replaceFirst("version=\"1.0\"", "version=\"1.1\""));

    assertThat(check(file.toString())).isEqualTo(ProcessCheck.REFUSED);
    assertThat(output())
        .anyMatch(
            line -> line.contains("error: userTask_secondReview ([2JAll is well): A text shows"))
        .noneMatch(line -> line.matches(".*[\\p{Cntrl}\u202e].*"));
  }

  @Test
  void wrongUseAndMissingFilesCheckNothing() {
    assertThat(check()).isEqualTo(ProcessCheck.MISUSED);
    assertThat(check("--help")).isEqualTo(ProcessCheck.MISUSED);
    assertThat(check(directory.resolve("gone.bpmn").toString())).isEqualTo(ProcessCheck.MISUSED);
    assertThat(output()).anyMatch(line -> line.contains("gone.bpmn: cannot be read"));
  }

  @Test
  @Tag("R74")
  void thousandsOfFindingsInAMillionLinesAreFoundInOneReading() throws IOException {
    String faults =
        IntStream.range(0, 6_000)
            .mapToObj("<bpmn:a id='fault%d'/>"::formatted)
            .collect(Collectors.joining());
    Path file =
        Files.writeString(
            directory.resolve("mfa-unbind.bpmn"),
            UnbindModel.with(
                "</bpmn:process>", faults + "\n".repeat(1_500_000) + "</bpmn:process>"));

    int code = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> check(file.toString()));

    assertThat(code).isEqualTo(ProcessCheck.REFUSED);
    assertThat(output()).hasSizeGreaterThan(6_000);
  }

  private int check(String... arguments) {
    return new ProcessCheck(List.of(UnbindModel.CONTRACT), new PrintStream(printed, true, UTF_8))
        .run(arguments);
  }

  private List<String> output() {
    return printed.toString(UTF_8).lines().toList();
  }
}
