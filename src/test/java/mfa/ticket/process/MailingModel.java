package mfa.ticket.process;

import mfa.mail.MailTemplate;
import mfa.workflow.process.Redrawn;

/** The real model, redrawn past the validator so that it mails again and again by itself. */
enum MailingModel {
  ROUND_BY_A_SHORT_TIMER(
      MailTemplate.TICKET_FILED,
      "The paths form a loop that goes round by itself more than once an hour.",
      round("sequenceFlow_mailFiled_to_reviewTicket", "userTask_reviewTicket")
          .node(
              "catchEvent_added",
              "<bpmn:intermediateCatchEvent id=\"catchEvent_added\">"
                  + timer("timeDuration", "PT1S")
                  + "</bpmn:intermediateCatchEvent>")
          .flow("flow_round", "exclusiveGateway_added", "catchEvent_added")
          .flow("flow_back", "catchEvent_added", "serviceTask_mailFiled")),
  ROUND_BY_A_TIMER_THAT_ENDS_THE_REVIEW(
      MailTemplate.TICKET_FILED,
      "The paths form a loop that goes round by itself more than once an hour.",
      new Redrawn()
          .node(
              "boundaryEvent_added",
              "<bpmn:boundaryEvent id=\"boundaryEvent_added\""
                  + " attachedToRef=\"userTask_reviewTicket\">"
                  + timer("timeDuration", "PT1S")
                  + "</bpmn:boundaryEvent>")
          .flow("flow_back", "boundaryEvent_added", "serviceTask_mailFiled")),
  ROUND_BY_THE_NOTICE_THAT_IT_MAILED(
      MailTemplate.TICKET_APPROVED,
      "The paths form a loop that goes round by itself more than once an hour.",
      round("sequenceFlow_noticeDelivered_to_waitingPeriodOver", "catchEvent_waitingPeriodOver")
          .flow("flow_round", "exclusiveGateway_added", "serviceTask_mailApproved")),
  REMINDER_EVERY_SECOND(
      MailTemplate.REQUESTER_REMINDER,
      "A timer repeats at most once an hour.",
      new Redrawn()
          .node(
              "boundaryEvent_added",
              "<bpmn:boundaryEvent id=\"boundaryEvent_added\" cancelActivity=\"false\""
                  + " attachedToRef=\"userTask_reviewTicket\">"
                  + timer("timeCycle", "R99/PT1S")
                  + "</bpmn:boundaryEvent>")
          .node(
              "serviceTask_added",
              "<bpmn:serviceTask id=\"serviceTask_added\" camunda:asyncBefore=\"true\""
                  + " camunda:delegateExpression=\"${sendTicketMail}\"><bpmn:extensionElements>"
                  + "<camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>"
                  + "<camunda:inputOutput><camunda:inputParameter name=\"mailTemplate\">"
                  + "requester-reminder</camunda:inputParameter></camunda:inputOutput>"
                  + "</bpmn:extensionElements></bpmn:serviceTask>")
          .node("endEvent_added", "<bpmn:endEvent id=\"endEvent_added\" />")
          .flow("flow_1", "boundaryEvent_added", "serviceTask_added")
          .flow("flow_2", "serviceTask_added", "endEvent_added")),
  CODES_BY_A_SHORT_TIMER(
      MailTemplate.UNBIND_CODE,
      "The paths form a loop that goes round by itself more than once an hour.",
      round("sequenceFlow_verificationExpired_to_closeExpired", "serviceTask_closeExpired")
          .with("${verificationDeadline}", "PT1S")
          .flow("flow_round", "exclusiveGateway_added", "serviceTask_sendVerificationCode"));

  final MailTemplate mail;

  /** Why it is refused. */
  final String rule;

  final String file;

  MailingModel(MailTemplate mail, String rule, Redrawn model) {
    this.mail = mail;
    this.rule = rule;
    this.file = model.text();
  }

  /** A flow leads to a gateway, from which a way goes on that a ticket of the test never takes. */
  private static Redrawn round(String flow, String on) {
    return new Redrawn()
        .leading(flow, "exclusiveGateway_added")
        .node(
            "exclusiveGateway_added",
            "<bpmn:exclusiveGateway id=\"exclusiveGateway_added\" default=\"flow_round\" />")
        .flow("flow_on", "exclusiveGateway_added", on, "${heightened == true}");
  }

  static String timer(String kind, String time) {
    return "<bpmn:timerEventDefinition id=\"timerDefinition_added\"><bpmn:%s>%s</bpmn:%s></bpmn:timerEventDefinition>"
        .formatted(kind, time, kind);
  }
}
