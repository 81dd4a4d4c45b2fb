package mfa.workflow.dryrun.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import mfa.workflow.dryrun.DryRun;
import mfa.workflow.dryrun.PlayedModels;
import mfa.workflow.process.ModelFindings;
import mfa.workflow.process.UnbindModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R69")
@DisplayName("R69: what the engine refuses although it passed the checks is a finding")
class RefusedByTheEngineTest {

  @Test
  void refusalIsAFindingOfTheProcess() {
    String model = UnbindModel.with("targetRef=\"endEvent_requestExpired\"", "targetRef=\"gone\"");
    var limit = new PlayLimit(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), () -> false);

    try (var engine = new DryRunEngine(UnbindModel.CONTRACT, limit)) {
      DryRun run =
          ProcessDryRun.play(
              engine, UnbindModel.CONTRACT, PlayedModels.start(), model.getBytes(UTF_8), List.of());

      assertThat(run.isPlayed()).isFalse();
      assertThat(run.findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.error()).isTrue();
                assertThat(finding.elementId()).isEqualTo("mfa-unbind");
                assertThat(ModelFindings.rule(finding))
                    .startsWith("The process engine refuses the file (it says: ")
                    .contains("gone");
              });
    }
  }
}
