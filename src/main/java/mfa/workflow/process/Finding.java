package mfa.workflow.process;

/**
 * Something about a model that has to be changed (an error) or should be (a warning).
 *
 * @param elementId of the BPMN element, or of the process
 * @param elementName as it stands in the drawing, or empty
 * @param rule what is asked of models, in words
 * @param advice what to do
 */
public record Finding(
    boolean error, String elementId, String elementName, String rule, String advice) {

  @Override
  public String toString() {
    String where = elementName.isEmpty() ? elementId : elementId + " (" + elementName + ")";
    return (error ? "Error" : "Warning") + " at " + where + ": " + rule + " " + advice;
  }
}
