package mfa.workflow.process;

import static mfa.workflow.process.UnbindModel.with;

import java.util.List;

/** Models that would make the engine run something beside the delegates of the contract. */
final class ForbiddenCalls {

  private ForbiddenCalls() {}

  static List<ForbiddenModel> all() {
    return List.of(
        new ForbiddenModel(
            "class delegate",
            "serviceTask_resetAuthenticators",
            "camunda:class is not among the attributes",
            with(
                "camunda:delegateExpression=\"${resetAuthenticators}\"",
                "camunda:class=\"java.lang.Object\""
                    + " camunda:delegateExpression=\"${resetAuthenticators}\"")),
        new ForbiddenModel(
            "class delegate in the old namespace",
            "serviceTask_resetAuthenticators",
            "{http://activiti.org/bpmn}class is not among the attributes",
            with(
                "camunda:delegateExpression=\"${resetAuthenticators}\"",
                "xmlns:old=\"http://activiti.org/bpmn\" old:class=\"java.lang.Object\""
                    + " camunda:delegateExpression=\"${resetAuthenticators}\"")),
        new ForbiddenModel(
            "called expression",
            "serviceTask_resetAuthenticators",
            "camunda:expression is not among the attributes",
            with(
                "camunda:delegateExpression=\"${resetAuthenticators}\"",
                "camunda:expression=\"${1}\" camunda:delegateExpression=\"${resetAuthenticators}\"")),
        new ForbiddenModel(
            "external task",
            "serviceTask_resetAuthenticators",
            "camunda:type is not among the attributes",
            with(
                "camunda:delegateExpression=\"${resetAuthenticators}\"",
                "camunda:type=\"external\" camunda:delegateExpression=\"${resetAuthenticators}\"")),
        new ForbiddenModel(
            "execution listener",
            "serviceTask_mailDone",
            "camunda:executionListener is not among the elements",
            with(
                "<camunda:inputParameter name=\"mailTemplate\">ticket-done</camunda:inputParameter>"
                    + "</camunda:inputOutput>",
                "<camunda:inputParameter name=\"mailTemplate\">ticket-done</camunda:inputParameter>"
                    + "</camunda:inputOutput>"
                    + "<camunda:executionListener class=\"java.lang.Object\" event=\"start\" />")),
        new ForbiddenModel(
            "task listener",
            "userTask_secondReview",
            "camunda:taskListener is not among the elements",
            with(
                "<bpmn:incoming>sequenceFlow_heightened_to_secondReview</bpmn:incoming>",
                "<bpmn:extensionElements><camunda:taskListener expression=\"${1}\" event=\"create\" />"
                    + "</bpmn:extensionElements>"
                    + "<bpmn:incoming>sequenceFlow_heightened_to_secondReview</bpmn:incoming>")),
        new ForbiddenModel(
            "field",
            "serviceTask_mailDone",
            "camunda:field is not among the elements",
            with(
                "<camunda:inputParameter name=\"mailTemplate\">ticket-done</camunda:inputParameter>"
                    + "</camunda:inputOutput>",
                "<camunda:inputParameter name=\"mailTemplate\">ticket-done</camunda:inputParameter>"
                    + "</camunda:inputOutput><camunda:field name=\"x\" stringValue=\"y\" />")),
        new ForbiddenModel(
            "connector",
            "serviceTask_mailDone",
            "camunda:connector is not among the elements",
            with(
                "<camunda:inputParameter name=\"mailTemplate\">ticket-done</camunda:inputParameter>"
                    + "</camunda:inputOutput>",
                "<camunda:inputParameter name=\"mailTemplate\">ticket-done</camunda:inputParameter>"
                    + "</camunda:inputOutput><camunda:connector><camunda:connectorId>http-connector"
                    + "</camunda:connectorId></camunda:connector>")),
        new ForbiddenModel(
            "scripted input",
            "serviceTask_mailDone",
            "camunda:script is not among the elements",
            with(
                ">ticket-done</camunda:inputParameter>",
                ">ticket-done<camunda:script scriptFormat=\"javascript\">1</camunda:script>"
                    + "</camunda:inputParameter>")),
        new ForbiddenModel(
            "output",
            "serviceTask_mailDone",
            "camunda:outputParameter is not among the elements",
            with(
                "<camunda:inputParameter name=\"mailTemplate\">ticket-done</camunda:inputParameter>",
                "<camunda:inputParameter name=\"mailTemplate\">ticket-done</camunda:inputParameter>"
                    + "<camunda:outputParameter name=\"decision\">approve</camunda:outputParameter>")),
        new ForbiddenModel(
            "start by anybody",
            "mfa-unbind",
            "camunda:candidateStarterUsers is not among the attributes",
            with(
                "camunda:versionTag=\"1.0\"",
                "camunda:versionTag=\"1.0\" camunda:candidateStarterUsers=\"11\"")),
        new ForbiddenModel(
            "foreign element",
            "userTask_secondReview",
            "{urn:other}script is not among the elements",
            with(
                "<bpmn:documentation>A supervisor, another person,",
                "<bpmn:documentation><x:script xmlns:x=\"urn:other\" />A supervisor, another person,")));
  }
}
