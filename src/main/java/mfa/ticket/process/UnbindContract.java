package mfa.ticket.process;

import static mfa.workflow.process.ProcessContract.Effect.ACTS;
import static mfa.workflow.process.ProcessContract.Effect.CLOSES;
import static mfa.workflow.process.ProcessContract.Effect.MAILS;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mfa.ticket.TicketSettings;
import mfa.workflow.dryrun.StartVariables;
import mfa.workflow.process.ModelPaths;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessContract.Content;
import mfa.workflow.process.ProcessContract.Delegate;
import mfa.workflow.process.ProcessContract.Variable;

/** What models of the unbind process may name, and in which order they come to the reset. */
@Dependent
public class UnbindContract {

  static final String PROCESS = "mfa-unbind";
  static final String MAIL = "sendTicketMail";
  static final String RESET = "resetAuthenticators";
  private static final String CLOSE = "closeTicket";

  /** Mails to the requester about what became of the ticket. */
  private static final List<String> NEWS =
      List.of("ticket-approved", "ticket-rejected", "ticket-done", "ticket-stopped");

  private static final Set<String> ENDS_WITH_NEWS = Set.of("reset", "rejected", "stopped");

  static final Set<String> FORM_KEYS = Set.of("ticket-review", "ticket-second-review");

  /** The only one there is. */
  @Produces
  public static ProcessContract contract() {
    return new ProcessContract(
        PROCESS,
        delegates(),
        UnbindMessage.all(),
        UnbindMessage.ECHOES,
        UnbindMessage.ENDING,
        variables(),
        Set.of("agents", "supervisors"),
        FORM_KEYS,
        UnbindContract::checkPaths);
  }

  /** What its tickets begin with, besides their number. */
  @Produces
  public static StartVariables startVariables(TicketSettings settings) {
    Map<String, Object> values = new HashMap<>();
    values.put("reviewGroup", "agents");
    values.put("secondReviewGroup", "supervisors");
    values.put("verificationDeadline", settings.verificationDeadline().toString());
    values.put("reviewDeadline", settings.reviewDeadline().toString());
    values.put("replyDeadline", settings.replyDeadline().toString());
    values.put("waitingPeriod", settings.waitingPeriod(false).toString());
    values.put("heightened", false);
    values.put("decision", null);
    values.put("reviewer", null);
    return new StartVariables(PROCESS, values);
  }

  private static List<Delegate> delegates() {
    return List.of(
        new Delegate("sendVerificationCode", ACTS),
        new Delegate(
            MAIL,
            MAILS,
            "mailTemplate",
            Set.of(
                "ticket-filed",
                "ticket-approved",
                "ticket-rejected",
                "ticket-done",
                "ticket-no-reply",
                "ticket-stopped",
                "requester-reminder",
                "review-overdue",
                "review-reminder",
                "owner-objected")),
        new Delegate(RESET, ACTS),
        new Delegate(
            CLOSE,
            CLOSES,
            "outcome",
            Set.of("reset", "rejected", "expired", "objected", "stopped", "noReply", "canceled")));
  }

  private static List<Variable> variables() {
    return List.of(
        new Variable("ticketNumber", Content.TEXT),
        new Variable("reviewGroup", Content.GROUP),
        new Variable("secondReviewGroup", Content.GROUP),
        new Variable("verificationDeadline", Content.DURATION),
        new Variable("reviewDeadline", Content.DURATION),
        new Variable("replyDeadline", Content.DURATION),
        new Variable("waitingPeriod", Content.DURATION),
        new Variable("decision", Content.CHOICE, List.of("approve", "reject", "ask")),
        new Variable("heightened", Content.FLAG),
        new Variable("reviewer", Content.ASSIGNEE));
  }

  private static void checkPaths(ModelPaths paths) {
    checkResets(paths);
    if (paths.noError()) {
      checkDone(paths);
      checkNotice(paths);
    }
    checkNews(paths);
  }

  /** Nobody is told that MFA was unbound, nor does a ticket say so, where it was not. */
  private static void checkDone(ModelPaths paths) {
    paths
        .progress(false, (reset, step) -> reset || step.calls(RESET))
        .forEach(
            (step, reset) -> {
              boolean saysDone = step.calls(CLOSE, "reset") || step.calls(MAIL, "ticket-done");
              if (saysDone && reset.contains(false)) {
                paths.error(step, "finding.done-without-reset");
              }
            });
  }

  /** What was not mailed is never delivered: a token would wait for it for ever. */
  private static void checkNotice(ModelPaths paths) {
    paths
        .progress(false, (mailed, step) -> mailed || step.calls(MAIL, "ticket-approved"))
        .forEach(
            (step, mailed) -> {
              boolean waits =
                  !step.isStart()
                      && step.message().equals(UnbindMessage.NOTICE_DELIVERED.inModels());
              if (waits && mailed.contains(false)) {
                paths.error(step, "finding.notice-not-mailed");
              }
            });
  }

  /** Requesters hear how their ticket ended, unless they ended it or did not go on with it. */
  private static void checkNews(ModelPaths paths) {
    paths
        .progress(
            false, (told, step) -> told || NEWS.stream().anyMatch(news -> step.calls(MAIL, news)))
        .forEach(
            (step, told) -> {
              boolean isNews = ENDS_WITH_NEWS.stream().anyMatch(end -> step.calls(CLOSE, end));
              if (isNews && told.contains(false)) {
                paths.warning(step, "finding.reset-no-news", String.join(", ", NEWS));
              }
            });
  }

  /** Nobody comes to the reset out of order, nor without having been told of the ticket. */
  private static void checkResets(ModelPaths paths) {
    Map<ModelPaths.Step, Set<Boolean>> filed =
        paths.progress(false, (told, step) -> told || step.calls(MAIL, "ticket-filed"));
    paths
        .progress(ResetProgress.NOTHING, ResetProgress::past)
        .forEach(
            (step, ways) -> {
              if (step.calls(RESET)) {
                checkReset(paths, step, ways, filed.get(step));
              }
            });
  }

  private static void checkReset(
      ModelPaths paths, ModelPaths.Step reset, Set<ResetProgress> ways, Set<Boolean> filed) {
    ways.stream()
        .filter(progress -> progress != ResetProgress.WAITED)
        .forEach(progress -> paths.error(reset, progress.finding()));
    if (filed.contains(false)) {
      paths.error(reset, "finding.reset-not-filed");
    }
  }
}
