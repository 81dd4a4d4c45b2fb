package mfa.workflow.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mfa.workflow.process.UnbindModel.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mfa.platform.time.BusinessHours;
import mfa.workflow.process.start.MemoryConfiguration;
import mfa.workflow.process.version.TrialParse;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R69")
@DisplayName("R69: a model that says where its schemas are has nothing fetched by the server")
class SchemaLocationTest {

  private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  @ParameterizedTest
  @DisplayName("What programs for drawing write is admitted")
  @ValueSource(
      strings = {
        MODEL + " BPMN20.xsd",
        MODEL + " http://www.omg.org/spec/BPMN/20100501/BPMN20.xsd",
        MODEL + " BPMN20.xsd http://www.omg.org/spec/BPMN/20100524/DI  BPMNDI.xsd",
        ""
      })
  void schemasOfBpmnAreAdmitted(String value) {
    assertThat(UnbindModel.findings(saying(value))).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("Another schema, another place or half a pair is an error")
  @ValueSource(
      strings = {
        "http://camunda.org/schema/1.0/bpmn x.xsd",
        "http://camunda.org/schema/1.0/bpmn http://inside.example/x.xsd",
        MODEL + " http://inside.example/BPMN20.xsd",
        MODEL + " http://www.omg.org@inside.example/BPMN20.xsd",
        MODEL + " file:/etc/hostname",
        MODEL + " BPMN20.xsd urn:other http://inside.example/x.xsd",
        MODEL
      })
  void otherPlacesAreErrors(String value) {
    assertThat(UnbindModel.findings(saying(value)))
        .filteredOn(Finding::error)
        .extracting(ModelFindings::rule)
        .anyMatch(rule -> rule.contains("the server fetches nothing"));
  }

  @Test
  @DisplayName("However many there are, each is looked at")
  void manyArePutIntoOneValue() {
    String many = (MODEL + " BPMN20.xsd ").repeat(20_000);

    assertThat(ValueRule.SCHEMAS.admits(many, UnbindModel.CONTRACT)).isTrue();
    assertThat(ValueRule.SCHEMAS.admits(many + "urn:other x.xsd", UnbindModel.CONTRACT)).isFalse();
  }

  @Test
  @DisplayName("The engine itself asks nobody, whether it tries a file or is given it")
  void engineAsksNobody() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (ServerSocket inside = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> hangUp(inside, asked));
      String address = "http://127.0.0.1:" + inside.getLocalPort() + "/x.xsd";
      byte[] file = saying("http://camunda.org/schema/1.0/bpmn " + address).getBytes(UTF_8);
      ProcessEngine engine = engine();
      try {
        new TrialParse(engine).faults(file);
        deploy(engine, file);
      } finally {
        engine.close();
      }
    }

    assertThat(asked).hasValue(0);
  }

  private static void hangUp(ServerSocket inside, AtomicInteger asked) {
    try {
      while (true) {
        inside.accept().close();
        asked.incrementAndGet();
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static void deploy(ProcessEngine engine, byte[] file) {
    var deployment =
        engine
            .getRepositoryService()
            .createDeployment()
            .addInputStream("a.bpmn", new ByteArrayInputStream(file));
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(deployment::deploy);
  }

  private static ProcessEngine engine() {
    var configuration = new MemoryConfiguration("schemas");
    WorkflowEngine.configure(
        configuration,
        Map.of(),
        List.of(),
        List.of(UnbindModel.CONTRACT),
        BusinessHours.weekdays());
    configuration.setDatabaseSchemaUpdate("create-drop");
    return configuration.buildProcessEngine();
  }

  private static String saying(String schemaLocation) {
    return with(
        "<bpmn:definitions",
        "<bpmn:definitions" + " xsi:schemaLocation=\"" + schemaLocation + "\"");
  }
}
