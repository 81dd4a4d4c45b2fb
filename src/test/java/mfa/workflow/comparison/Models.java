package mfa.workflow.comparison;

import mfa.workflow.process.Redrawn;

/** The packaged model with a change that process owners make. */
public final class Models {

  private Models() {}

  /** A mail to the supervisors when a review is open after 24 hours. */
  public static String withReminder() {
    return new Redrawn()
        .node(
            "boundaryEvent_remind",
            "<bpmn:boundaryEvent id=\"boundaryEvent_remind\" name=\"Review still open\""
                + " cancelActivity=\"false\" attachedToRef=\"userTask_reviewTicket\">"
                + "<bpmn:timerEventDefinition id=\"timerDefinition_remind\"><bpmn:timeDuration"
                + " xsi:type=\"bpmn:tFormalExpression\">PT24H</bpmn:timeDuration>"
                + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>")
        .node(
            "serviceTask_remind",
            "<bpmn:serviceTask id=\"serviceTask_remind\" name=\"Remind agents\""
                + " camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${sendTicketMail}\">"
                + "<bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R5/PT1M"
                + "</camunda:failedJobRetryTimeCycle><camunda:inputOutput><camunda:inputParameter"
                + " name=\"mailTemplate\">review-reminder</camunda:inputParameter>"
                + "</camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>")
        .node(
            "endEvent_reminded",
            "<bpmn:endEvent id=\"endEvent_reminded\" name=\"Agents reminded\" />")
        .flow("flow_remind", "boundaryEvent_remind", "serviceTask_remind")
        .flow("flow_reminded", "serviceTask_remind", "endEvent_reminded")
        .text();
  }
}
