package mfa.workflow.comparison.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mfa.support.OpenPage;
import mfa.workflow.comparison.Models;
import mfa.workflow.process.UnbindModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R70")
@DisplayName("R70: what changed is said in words of process owners, in both languages")
@ExtendWith(OpenPage.class)
class ComparisonPanelTest {

  @BeforeEach
  void openPage() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @Test
  void deadlineIsSaidInHours() {
    String overdue =
        "<bpmn:timerEventDefinition id=\"timerDefinition_reviewOverdue\">"
            + "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">";
    String before = UnbindModel.with(overdue + "${reviewDeadline}", overdue + "PT48H");
    String after = UnbindModel.with(overdue + "${reviewDeadline}", overdue + "PT24H");

    assertThat(text(before, after)).contains("Review overdue: 48 h → 24 h");
  }

  @Test
  void reminderIsOneSentence() {
    assertThat(text(UnbindModel.text(), Models.withReminder()))
        .contains(
            "New: mail “Review still open (to supervisors)” after 24 h at “Review unbind ticket”");
  }

  @Test
  void sameInChinese() {
    UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);

    assertThat(text(UnbindModel.text(), Models.withReminder()))
        .contains("新增：在“Review unbind ticket”");
  }

  @Test
  void legendSaysWhatTheColoursMean() {
    assertThat(text(UnbindModel.text(), UnbindModel.text()))
        .contains("Tickets go the same way as in the running version.")
        .contains("New", "Changed", "Moved only", "Removed");
  }

  @Test
  void fileThatCannotBeReadIsSaid() {
    assertThat(text(UnbindModel.text(), "<a>")).contains("cannot be read");
  }

  @Test
  void nothingIsLeftUntranslated() {
    assertThat(text(UnbindModel.text(), Models.withReminder())).doesNotContain("!{", "comparison.");
    assertThat(text(Models.withReminder(), UnbindModel.text())).doesNotContain("!{", "comparison.");
  }

  /** Each change cites the elements around it. */
  @Test
  @Tag("R74")
  void thousandsOfChangesAndOneLongNameAreShownInPart() {
    String name = "x".repeat(900_000);
    String task = "<bpmn:userTask id='hub' name='" + name + "'/>";
    String ways =
        IntStream.range(0, 9_000)
            .mapToObj("<bpmn:sequenceFlow id='w%d' sourceRef='hub' targetRef='hub'/>"::formatted)
            .collect(Collectors.joining());
    String before = UnbindModel.with("</bpmn:process>", task + "</bpmn:process>");
    String after = UnbindModel.with("</bpmn:process>", task + ways + "</bpmn:process>");
    assertThat(after).hasSizeLessThan(2 * 1024 * 1024);

    String text = text(before, after);

    assertThat(text).contains("And 8,800 more changes.").hasSizeLessThan(300_000);
  }

  private static String text(String before, String after) {
    var panel =
        new ComparisonPanel(UnbindModel.CONTRACT, before.getBytes(UTF_8), after.getBytes(UTF_8));
    UI.getCurrent().add(panel);
    return panel.getElement().getTextRecursively();
  }
}
