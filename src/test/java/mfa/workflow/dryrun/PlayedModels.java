package mfa.workflow.dryrun;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mfa.workflow.dryrun.process.PlayLimit;
import mfa.workflow.dryrun.process.ProcessDryRun;
import mfa.workflow.process.UnbindModel;

/** Plays models of the unbind process with the settings that it has without any. */
public final class PlayedModels {

  private static final Clock TIMELESS = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private static final String MAIL =
      "<bpmn:serviceTask id='mail_n%1$d' camunda:asyncBefore='true'"
          + " camunda:delegateExpression='${sendTicketMail}'><bpmn:extensionElements>"
          + "<camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>"
          + "<camunda:inputOutput><camunda:inputParameter name='mailTemplate'>review-reminder"
          + "</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>"
          + "</bpmn:serviceTask><bpmn:sequenceFlow id='way_n%1$d' sourceRef='mail_n%1$d'"
          + " targetRef='%2$s' />";

  private static final String SHAPES =
      "<bpmndi:BPMNShape id='shape_n%1$d' bpmnElement='mail_n%1$d'>"
          + "<dc:Bounds x='0' y='0' width='9' height='9' /></bpmndi:BPMNShape>"
          + "<bpmndi:BPMNEdge id='edge_n%1$d' bpmnElement='way_n%1$d'>"
          + "<di:waypoint x='0' y='0' /><di:waypoint x='9' y='0' /></bpmndi:BPMNEdge>";

  private PlayedModels() {}

  /** All paths of a model. */
  public static DryRun play(String model) {
    return play(model, TIMELESS);
  }

  /** Those that were played before the time is over. */
  public static DryRun play(String model, Clock clock) {
    return ProcessDryRun.of(
        UnbindModel.CONTRACT, start(), model.getBytes(UTF_8), new PlayLimit(clock, () -> false));
  }

  /** Those that were played before nobody wanted more of them, after so many steps. */
  public static DryRun play(String model, int steps) {
    var taken = new AtomicInteger();
    return ProcessDryRun.of(
        UnbindModel.CONTRACT,
        start(),
        model.getBytes(UTF_8),
        new PlayLimit(TIMELESS, () -> taken.incrementAndGet() > steps));
  }

  /** What tickets of the process begin with. */
  public static StartVariables start() {
    Map<String, Object> start = new HashMap<>();
    start.put("reviewGroup", "agents");
    start.put("secondReviewGroup", "supervisors");
    start.put("verificationDeadline", "PT1H");
    start.put("reviewDeadline", "PT48H");
    start.put("replyDeadline", "PT168H");
    start.put("waitingPeriod", "PT24H");
    start.put("heightened", false);
    start.put("decision", null);
    start.put("reviewer", null);
    return new StartVariables(UnbindModel.CONTRACT.process(), start);
  }

  /** The packaged model with so many mails one after the other before anything else happens. */
  public static String withMails(int number) {
    StringBuilder nodes = new StringBuilder();
    StringBuilder shapes = new StringBuilder();
    for (int i = 0; i < number; i++) {
      String next = i + 1 < number ? "mail_n" + (i + 1) : "serviceTask_sendVerificationCode";
      nodes.append(MAIL.formatted(i, next));
      shapes.append(SHAPES.formatted(i));
    }
    String led =
        UnbindModel.with(
            "sourceRef=\"startEvent_unbindRequested\""
                + " targetRef=\"serviceTask_sendVerificationCode\"",
            "sourceRef=\"startEvent_unbindRequested\" targetRef=\"mail_n0\"");
    return UnbindModel.changed(
        UnbindModel.changed(led, "</bpmndi:BPMNPlane>", shapes + "</bpmndi:BPMNPlane>"),
        "<bpmn:sequenceFlow id=\"sequenceFlow_unbindRequested_to",
        nodes + "<bpmn:sequenceFlow id=\"sequenceFlow_unbindRequested_to");
  }
}
