package mfa.workflow.dryrun;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import mfa.workflow.dryrun.process.ProcessDryRun;
import mfa.workflow.process.UnbindModel;

/** Plays models of the unbind process with the settings that it has without any. */
public final class PlayedModels {

  private PlayedModels() {}

  /** All paths of a model. */
  public static DryRun play(String model) {
    Map<String, Object> start = new HashMap<>();
    start.put("reviewGroup", "agents");
    start.put("secondReviewGroup", "supervisors");
    start.put("verificationDeadline", "PT1H");
    start.put("reviewDeadline", "PT48H");
    start.put("replyDeadline", "PT168H");
    start.put("waitingPeriod", "PT24H");
    start.put("heightened", false);
    start.put("reviewer", null);
    return ProcessDryRun.of(
        UnbindModel.CONTRACT,
        new StartVariables(UnbindModel.CONTRACT.process(), start),
        model.getBytes(UTF_8));
  }
}
