package mfa.ticket.process;

import static mfa.workflow.process.ProcessContract.Effect.CLOSES;
import static mfa.workflow.process.ProcessContract.Effect.MAILS;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mfa.ticket.BusinessHoursSettings;
import mfa.ticket.TicketSettings;
import mfa.workflow.dryrun.StartVariables;
import mfa.workflow.process.ModelPaths;
import mfa.workflow.process.ProcessContract;
import mfa.workflow.process.ProcessContract.Content;
import mfa.workflow.process.ProcessContract.Delegate;
import mfa.workflow.process.ProcessContract.Variable;
import mfa.workflow.process.calendar.BusinessTime;

/** What models of the process of support tickets may name. */
@Dependent
public class SupportContract {

  static final String PROCESS = "support-ticket";
  private static final String MAIL = "sendTicketMail";
  private static final String CLOSE = "closeTicket";
  private static final String RECEIVED = "support-received";
  private static final String FORM_KEY = "ticket-handling";

  /** The only one there is. */
  @Produces
  public static ProcessContract contract() {
    return new ProcessContract(
        PROCESS,
        delegates(),
        SupportMessage.all(),
        Set.of(),
        SupportMessage.ENDING,
        variables(),
        Set.of("agents", "supervisors"),
        Set.of(FORM_KEY),
        SupportContract::checkPaths);
  }

  /** What its tickets begin with, besides their number. */
  @Produces
  public static StartVariables startVariables(
      TicketSettings settings, BusinessHoursSettings hours) {
    Map<String, Object> values = new HashMap<>();
    values.put("handlingGroup", "agents");
    values.put("responseDeadline", BusinessTime.of(hours.responseDeadline()));
    values.put("replyDeadline", settings.replyDeadline().toString());
    values.put("decision", null);
    values.put("reviewer", null);
    return new StartVariables(PROCESS, values);
  }

  private static List<Delegate> delegates() {
    return List.of(
        new Delegate(
            MAIL,
            MAILS,
            "mailTemplate",
            Set.of(
                RECEIVED,
                "support-closed",
                "requester-reminder",
                "review-overdue",
                "review-reminder")),
        new Delegate(
            CLOSE,
            CLOSES,
            "outcome",
            Set.of("solved", "noReply", "canceled", "closedByRequester")));
  }

  private static List<Variable> variables() {
    return List.of(
        new Variable("ticketNumber", Content.TEXT),
        new Variable("handlingGroup", Content.GROUP),
        new Variable("responseDeadline", Content.DURATION),
        new Variable("replyDeadline", Content.DURATION),
        new Variable("decision", Content.CHOICE, List.of("reply", "close")),
        new Variable("reviewer", Content.ASSIGNEE));
  }

  /** Requesters know that their tickets arrived before somebody works on them. */
  private static void checkPaths(ModelPaths paths) {
    paths
        .progress(false, (told, step) -> told || step.calls(MAIL, RECEIVED))
        .forEach(
            (step, told) -> {
              if (step.formKey().equals(FORM_KEY) && told.contains(false)) {
                paths.warning(step, "finding.handling-not-received", RECEIVED);
              }
            });
  }
}
