package mfa.workflow.process.start;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;

/**
 * Reads a model with the schemas in the engine's own archive, and asks no other machine for one: a
 * model can name schemas at any address, and the engine would fetch them.
 */
public final class LocalParse extends BpmnParse {

  public LocalParse(BpmnParser parser) {
    super(parser);
  }

  @Override
  protected String resolveAccessExternalSchemaProperty() {
    // The schemas name each other by file names alone.
    return "jar:file,file";
  }
}
