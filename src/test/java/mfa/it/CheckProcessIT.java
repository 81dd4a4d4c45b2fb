package mfa.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mfa.workflow.process.UnbindModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("R68")
@DisplayName("R68: check-process checks a file with nothing but the WAR")
class CheckProcessIT {

  @TempDir private Path directory;

  @Test
  void packagedModelPassesAndABrokenOneIsRefused() throws Exception {
    Path broken =
        Files.writeString(
            directory.resolve("mfa-unbind.bpmn"),
            UnbindModel.with(" camunda:formKey=\"ticket-second-review\"", ""));

    Run packaged = run("bpmn/mfa-unbind.bpmn");
    Run refused = run(broken.toString());
    Run misused = run();

    assertThat(packaged.code()).as(packaged.output()).isZero();
    assertThat(packaged.output()).contains("0 errors, 0 warnings");
    assertThat(refused.code()).as(refused.output()).isOne();
    assertThat(refused.output()).contains("error: userTask_secondReview");
    assertThat(misused.code()).isEqualTo(2);
  }

  private static Run run(String... file) throws IOException, InterruptedException {
    var command = new ProcessBuilder("server-config/check-process", "--war", "target/mfa.war");
    command.command().addAll(java.util.List.of(file));
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = command.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private record Run(int code, String output) {}
}
