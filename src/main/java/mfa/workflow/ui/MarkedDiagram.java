package mfa.workflow.ui;

import java.util.Map;
import mfa.shell.picture.Drawing;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The drawing of a model with some of its elements marked, by colour and by a sign; what the marks
 * say stands in words beside it.
 */
public class MarkedDiagram extends Drawing {

  /** How an element is marked: the end of a class name and a sign of one character. */
  public record Marked(String style, String sign) {}

  /**
   * @param model the BPMN file
   * @param words what the drawing is, for those who do not see it
   */
  public MarkedDiagram(String model, Map<String, Marked> marks, String words) {
    super(words);
    getElement().executeJs("window.mfa.markProcess(this, $0, $1)", model, json(marks));
  }

  /** Marks others instead. */
  public void mark(Map<String, Marked> marks) {
    getElement().executeJs("window.mfa.markProcess(this, null, $0)", json(marks));
  }

  private static ObjectNode json(Map<String, Marked> marks) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    marks.forEach(
        (element, mark) ->
            json.putObject(element).put("style", mark.style()).put("sign", mark.sign()));
    return json;
  }
}
