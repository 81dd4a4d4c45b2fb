package mfa.workflow.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mfa.workflow.rest.DeploymentForm.WrongFormException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms as no Modeler sends them, and what the container makes of them. */
@Tag("R68")
@DisplayName("R68: whatever comes instead of Modeler's form is answered in words")
class ModelerFormTest {

  static Stream<Exception> complaints() {
    return Stream.of(
        new ServletException("Stream ended unexpectedly"),
        new EOFException("no boundary"),
        new IllegalArgumentException("Invalid file name"),
        new IllegalStateException("too large"));
  }

  @ParameterizedTest
  @MethodSource("complaints")
  @DisplayName("R68: a form that the container cannot read is the sender's, whatever it throws")
  void formThatCannotBeReadIsTheSenders(Exception complaint) {
    HttpServletRequest request =
        answering(
            HttpServletRequest.class,
            Map.of("getContentType", "multipart/form-data; boundary=x", "getParts", complaint));

    assertThatThrownBy(() -> DeploymentForm.of(request))
        .isInstanceOf(WrongFormException.class)
        .hasMessageMatching("(The form cannot be read|A deployment has at most 3 MB).*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D\uDE00", "\uD83D\uDE00.form", "\u202Ename", "a/../b", "", "\t"})
  @DisplayName("R68: an unknown part is named, as far as its name can be shown")
  void unknownPartIsNamed(String name) {
    assertThatThrownBy(() -> DeploymentForm.of(form(part(name.repeat(40), null, "x"))))
        .isInstanceOf(WrongFormException.class)
        .hasMessageContaining("is not known here")
        .hasMessageMatching("\\p{ASCII}*“[\\w.?-]{0,60}”.*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\uD83D\uDE00.bpmn", "\u6D41\u7A0B.bpmn", "a\"b;c.BPMN", "..\\x.bpmn20.xml"})
  @DisplayName("R68: a model may have any name")
  void modelMayHaveAnyName(String fileName) throws WrongFormException {
    DeploymentForm form =
        DeploymentForm.of(
            form(part("deployment-name", null, "A note"), part("file", fileName, "<x/>")));

    assertThat(form.model()).isEqualTo("<x/>".getBytes(UTF_8));
    assertThat(form.note().text()).isEqualTo("A note");
  }

  @Test
  @DisplayName("R68: a name that the container refuses to tell is the sender's")
  void nameThatIsNotToldIsTheSenders() {
    Part part = answering(Part.class, Map.of("getSubmittedFileName", new IllegalStateException()));

    assertThatThrownBy(() -> DeploymentForm.of(form(part))).isInstanceOf(WrongFormException.class);
  }

  private static HttpServletRequest form(Part... parts) {
    return answering(
        HttpServletRequest.class,
        Map.of("getContentType", "multipart/form-data; boundary=x", "getParts", List.of(parts)));
  }

  private static Part part(String name, String fileName, String content) {
    Map<String, Object> answers =
        Map.of(
            "getName", name, "getInputStream", new ByteArrayInputStream(content.getBytes(UTF_8)));
    return fileName == null
        ? answering(Part.class, answers)
        : answering(
            Part.class,
            Map.of(
                "getName",
                name,
                "getSubmittedFileName",
                fileName,
                "getInputStream",
                answers.get("getInputStream")));
  }

  /** Gives these answers, null to all else, and throws those that are exceptions. */
  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = answers.get(method.getName());
              if (answer instanceof Exception complaint) {
                throw complaint;
              }
              return answer;
            }));
  }
}
