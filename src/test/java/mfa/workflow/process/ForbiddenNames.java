package mfa.workflow.process;

import static mfa.workflow.process.UnbindModel.with;

import java.util.List;

/** Models with a name or a value the contract does not know. */
final class ForbiddenNames {

  private ForbiddenNames() {}

  static List<ForbiddenModel> all() {
    return List.of(
        changing(
            "unknown delegate",
            "serviceTask_resetAuthenticators",
            "A service task calls a delegate of the contract.",
            "${resetAuthenticators}",
            "${resetEverything}"),
        changing(
            "no delegate",
            "serviceTask_resetAuthenticators",
            "A service task calls a delegate of the contract.",
            " camunda:delegateExpression=\"${resetAuthenticators}\"",
            ""),
        changing(
            "schema at an address",
            "definitions_mfaUnbind",
            "the server fetches nothing for a model",
            "<bpmn:definitions",
            "<bpmn:definitions"
                + " xsi:schemaLocation=\"http://camunda.org/schema/1.0/bpmn"
                + " http://127.0.0.1:9/x.xsd\""),
        changing(
            "unknown message",
            "message_codeRequested",
            "A message is one of the contract.",
            "name=\"mfa.codeRequested\"",
            "name=\"mfa.halted\""),
        changing(
            "unknown group",
            "userTask_secondReview",
            "The candidate group of a user task is one of the contract.",
            "${secondReviewGroup}",
            "administrators"),
        changing(
            "unknown form key",
            "userTask_secondReview",
            "The form key of a user task is one of the contract.",
            "ticket-second-review",
            "ticket-third-review"),
        changing(
            "form of the engine",
            "userTask_secondReview",
            "The form key of a user task is one of the contract.",
            "ticket-second-review",
            "embedded:app:x.html"),
        changing(
            "unknown mail template",
            "serviceTask_mailDone",
            "“ticket-finished” is not allowed in the input mailTemplate.",
            ">ticket-done<",
            ">ticket-finished<"),
        changing(
            "unknown outcome",
            "serviceTask_closeReset",
            "“unbound” is not allowed in the input outcome.",
            ">reset<",
            ">unbound<"),
        changing(
            "unknown input",
            "serviceTask_closeReset",
            "An input is one of the contract.",
            "name=\"outcome\">reset<",
            "name=\"result\">reset<"),
        changing(
            "missing input",
            "serviceTask_closeReset",
            "The delegate closeTicket takes the input outcome.",
            "<camunda:inputParameter name=\"outcome\">reset</camunda:inputParameter>",
            ""),
        changing(
            "input of another delegate",
            "serviceTask_closeReset",
            "The delegate closeTicket takes the input outcome.",
            "<camunda:inputParameter name=\"outcome\">reset</camunda:inputParameter>",
            "<camunda:inputParameter name=\"mailTemplate\">ticket-done</camunda:inputParameter>"),
        changing(
            "timer tomorrow",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">tomorrow<"),
        changing(
            "timer PT",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">PT<"),
        changing(
            "timer P1Y",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">P1Y<"),
        changing(
            "timer P1M",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">P1M<"),
        changing(
            "timer PT0S",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">PT0S<"),
        changing(
            "timer -PT1H",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">-PT1H<"),
        changing(
            "timer PT1H30",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">PT1H30<"),
        changing(
            "timer R3/PT1H",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">R3/PT1H<"),
        changing(
            "timer 1000",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">1000<"),
        changing(
            "timer P1000D",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">P1000D<"),
        changing(
            "timer 2026-12-24T00:00:00Z",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">2026-12-24T00:00:00Z<"),
        changing(
            "timer 0 0 8 * * ?",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">0 0 8 * * ?<"),
        changing(
            "timer ",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            "><"),
        changing(
            "timer at a date",
            "catchEvent_waitingPeriodOver",
            "bpmn:timeDate is not among the elements",
            "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">${waitingPeriod}</bpmn:timeDuration>",
            "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">2030-01-01T00:00:00Z</bpmn:timeDate>"),
        changing(
            "time to live without a unit",
            "mfa-unbind",
            "The time to live of the history is a number of days.",
            "\"P365D\"",
            "\"forever\""),
        changing(
            "flag that is none",
            "startEvent_stopped",
            "Only true or false is allowed here.",
            "<bpmn:startEvent id=\"startEvent_stopped\"",
            "<bpmn:startEvent isInterrupting=\"on\" id=\"startEvent_stopped\""));
  }

  private static ForbiddenModel changing(
      String name, String elementId, String words, String place, String instead) {
    return new ForbiddenModel(name, elementId, words, with(place, instead));
  }
}
