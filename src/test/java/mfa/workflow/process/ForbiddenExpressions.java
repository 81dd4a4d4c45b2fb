package mfa.workflow.process;

import static mfa.workflow.process.UnbindModel.with;

import java.util.List;

/** Models with an expression where none may stand, or another one than may stand there. */
final class ForbiddenExpressions {

  private ForbiddenExpressions() {}

  static List<ForbiddenModel> all() {
    return List.of(
        changing(
            "name of a user task",
            "userTask_secondReview",
            "An expression is not allowed here.",
            "name=\"Review a second time\"",
            "name=\"${execution.id}\""),
        changing(
            "documentation of a user task",
            "userTask_secondReview",
            "An expression is not allowed here.",
            "A supervisor, another person,",
            "#{execution.id}"),
        changing(
            "name of a way",
            "sequenceFlow_heightened_to_secondReview",
            "An expression is not allowed here.",
            "name=\"yes\"",
            "name=\"${1}\""),
        changing(
            "input",
            "serviceTask_mailDone",
            "An expression is not allowed here.",
            ">ticket-done</camunda:inputParameter>",
            ">${ticketNumber}</camunda:inputParameter>"),
        changing(
            "version tag",
            "mfa-unbind",
            "An expression is not allowed here.",
            "camunda:versionTag=\"1.0\"",
            "camunda:versionTag=\"${1}\""),
        changing(
            "message",
            "message_codeRequested",
            "A message is one of the contract.",
            "name=\"mfa.codeRequested\"",
            "name=\"mfa.${decision}\""),
        changing(
            "form key",
            "userTask_secondReview",
            "The form key of a user task is one of the contract.",
            "camunda:formKey=\"ticket-second-review\"",
            "camunda:formKey=\"${decision}\""),
        changing(
            "group of another variable",
            "userTask_secondReview",
            "The candidate group of a user task is one of the contract.",
            "${secondReviewGroup}",
            "${reviewer}"),
        changing(
            "group by a call",
            "userTask_secondReview",
            "The candidate group of a user task is one of the contract.",
            "${secondReviewGroup}",
            "${secondReviewGroup.concat(decision)}"),
        changing(
            "assignee of another variable",
            "userTask_reviewTicket",
            "A user task is assigned to nobody",
            "${reviewer}",
            "${ticketNumber}"),
        changing(
            "assignee by name",
            "userTask_reviewTicket",
            "A user task is assigned to nobody",
            "${reviewer}",
            "11"),
        changing(
            "due date of another variable",
            "userTask_secondReview",
            "A deadline is a duration",
            "camunda:candidateGroups=\"${secondReviewGroup}\" camunda:dueDate=\"${reviewDeadline}\"",
            "camunda:candidateGroups=\"${secondReviewGroup}\" camunda:dueDate=\"${ticketNumber}\""),
        changing(
            "timer by a function",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">${dateTime().plusDays(1)}<"),
        changing(
            "timer of another variable",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">${decision}<"),
        changing(
            "timer that only contains a variable",
            "catchEvent_waitingPeriodOver",
            "A deadline is a duration",
            ">${waitingPeriod}<",
            ">PT${waitingPeriod}<"),
        changing(
            "bean beside the contract",
            "serviceTask_resetAuthenticators",
            "A service task calls a delegate of the contract.",
            "${resetAuthenticators}",
            "${runtimeService}"),
        changing(
            "execution as delegate",
            "serviceTask_resetAuthenticators",
            "A service task calls a delegate of the contract.",
            "${resetAuthenticators}",
            "${execution}"),
        changing(
            "method of a delegate",
            "serviceTask_resetAuthenticators",
            "A service task calls a delegate of the contract.",
            "${resetAuthenticators}",
            "${resetAuthenticators.execute(execution)}"),
        changing(
            "deferred delegate",
            "serviceTask_resetAuthenticators",
            "A service task calls a delegate of the contract.",
            "${resetAuthenticators}",
            "#{resetAuthenticators}"),
        changing(
            "condition that calls a method",
            "sequenceFlow_heightened_to_secondReview",
            "A condition compares a variable of the contract with a literal.",
            "${heightened == true}",
            "${execution.getProcessEngineServices() != null}"),
        changing(
            "condition on a class",
            "sequenceFlow_heightened_to_secondReview",
            "A condition compares a variable of the contract with a literal.",
            "${heightened == true}",
            "${decision.getClass().getName() == &quot;x&quot;}"),
        changing(
            "condition on a variable alone",
            "sequenceFlow_heightened_to_secondReview",
            "A condition compares a variable of the contract with a literal.",
            "${heightened == true}",
            "${heightened}"),
        changing(
            "condition on two variables",
            "sequenceFlow_heightened_to_secondReview",
            "A condition compares a variable of the contract with a literal.",
            "${heightened == true}",
            "${decision == reviewer}"),
        changing(
            "condition on an unknown variable",
            "sequenceFlow_heightened_to_secondReview",
            "A condition compares a variable of the contract with a literal.",
            "${heightened == true}",
            "${approved == true}"),
        changing(
            "condition on an unknown decision",
            "sequenceFlow_heightened_to_secondReview",
            "A condition compares a variable of the contract with a literal.",
            "${heightened == true}",
            "${decision == 'aprove'}"),
        changing(
            "condition on a text for a flag",
            "sequenceFlow_heightened_to_secondReview",
            "A condition compares a variable of the contract with a literal.",
            "${heightened == true}",
            "${heightened == 'yes'}"),
        changing(
            "deferred condition",
            "sequenceFlow_heightened_to_secondReview",
            "A condition compares a variable of the contract with a literal.",
            "${heightened == true}",
            "#{heightened == true}"),
        changing(
            "two expressions in a condition",
            "sequenceFlow_heightened_to_secondReview",
            "A condition compares a variable of the contract with a literal.",
            "${heightened == true}",
            "${heightened == true}${heightened == true}"),
        changing(
            "condition with a choice",
            "sequenceFlow_heightened_to_secondReview",
            "A condition compares a variable of the contract with a literal.",
            "${heightened == true}",
            "${heightened == true ? true : false}"),
        changing(
            "condition with and",
            "sequenceFlow_heightened_to_secondReview",
            "A condition compares a variable of the contract with a literal.",
            "${heightened == true}",
            "${heightened == true and decision == 'approve'}"),
        changing(
            "condition in a script language",
            "sequenceFlow_heightened_to_secondReview",
            "language is not among the attributes",
            "xsi:type=\"bpmn:tFormalExpression\">${heightened == true}",
            "xsi:type=\"bpmn:tFormalExpression\" language=\"javascript\">${heightened == true}"),
        changing(
            "condition from a resource",
            "sequenceFlow_heightened_to_secondReview",
            "camunda:resource is not among the attributes",
            "xsi:type=\"bpmn:tFormalExpression\">${heightened == true}",
            "xsi:type=\"bpmn:tFormalExpression\" camunda:resource=\"x.js\">${heightened == true}"),
        changing(
            "language of all expressions",
            "definitions_mfaUnbind",
            "expressionLanguage is not among the attributes",
            "targetNamespace=\"mfa\"",
            "targetNamespace=\"mfa\" expressionLanguage=\"javascript\""));
  }

  private static ForbiddenModel changing(
      String name, String elementId, String words, String place, String instead) {
    return new ForbiddenModel(name, elementId, words, with(place, instead));
  }
}
