package mfa.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import mfa.ticket.process.UnbindContract;
import org.xml.sax.SAXException;

/** The packaged process {@code mfa-unbind}, as it is or with something of it changed. */
public final class UnbindModel {

  public static final ProcessContract CONTRACT = UnbindContract.contract();

  public static final String FILE_NAME = CONTRACT.process() + ".bpmn";

  private UnbindModel() {}

  public static String text() {
    try (InputStream file =
        UnbindModel.class.getClassLoader().getResourceAsStream("bpmn/" + FILE_NAME)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file with one place changed; fails where the place is not there exactly once. */
  public static String with(String place, String instead) {
    return changed(text(), place, instead);
  }

  /** As {@link #with(String, String)}, for a further change. */
  public static String changed(String model, String place, String instead) {
    assertThat(model.split(Pattern.quote(place), -1)).as("places with %s", place).hasSize(2);
    return model.replace(place, instead);
  }

  /** The file with one more node before the end of an expired request, drawn and connected. */
  public static String inserting(String id, String node) {
    String connected =
        with(
            "targetRef=\"endEvent_requestExpired\" />",
            "targetRef=\"%s\" /><bpmn:sequenceFlow id=\"sequenceFlow_added\" sourceRef=\"%s\""
                    .formatted(id, id)
                + " targetRef=\"endEvent_requestExpired\" />");
    String drawn =
        changed(
            connected,
            "</bpmndi:BPMNPlane>",
            """
            <bpmndi:BPMNShape id="shape_added" bpmnElement="%s">\
            <dc:Bounds x="600" y="600" width="100" height="80" /></bpmndi:BPMNShape>
            <bpmndi:BPMNEdge id="edge_added" bpmnElement="sequenceFlow_added">\
            <di:waypoint x="700" y="640" /><di:waypoint x="680" y="468" /></bpmndi:BPMNEdge>
            </bpmndi:BPMNPlane>"""
                .formatted(id));
    return changed(
        drawn,
        "<bpmn:endEvent id=\"endEvent_requestExpired\"",
        node + "<bpmn:endEvent id=\"endEvent_requestExpired\"");
  }

  static List<Finding> errors(String model) {
    return findings(model).stream().filter(Finding::error).toList();
  }

  static List<Finding> findings(String model) {
    return new ProcessModelValidator(CONTRACT)
        .findings(FILE_NAME, model.getBytes(StandardCharsets.UTF_8));
  }

  static XmlElement definitions() {
    try {
      return ModelReader.read(text().getBytes(StandardCharsets.UTF_8));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  static XmlElement process() {
    return definitions().child("bpmn:process");
  }
}
