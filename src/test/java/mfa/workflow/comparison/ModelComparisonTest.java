package mfa.workflow.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mfa.workflow.process.UnbindModel.changed;
import static mfa.workflow.process.UnbindModel.text;
import static mfa.workflow.process.UnbindModel.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import mfa.workflow.comparison.Change.Kind;
import mfa.workflow.process.Redrawn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R70")
@DisplayName("R70: who deploys sees before, element by element, what is otherwise then")
class ModelComparisonTest {

  private static final String OVERDUE =
      "<bpmn:timerEventDefinition id=\"timerDefinition_reviewOverdue\">"
          + "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">${reviewDeadline}";

  @Test
  void sameFileHasNoChanges() {
    ModelComparison comparison = compare(text(), text());

    assertThat(comparison.isSame()).isTrue();
    assertThat(comparison.movedShapes()).isZero();
    assertThat(comparison.redrawnLines()).isZero();
    assertThat(comparison.before()).isEmpty();
    assertThat(comparison.after()).isEmpty();
  }

  @Test
  void deadlineIsToldAsItWasAndIs() {
    ModelComparison comparison =
        compare(text(), with(OVERDUE, OVERDUE.replace("${reviewDeadline}", "PT24H")));

    assertThat(comparison.changes())
        .containsExactly(
            new Change(
                Kind.DEADLINE,
                "boundaryEvent_reviewOverdue",
                "boundaryEvent",
                "Review overdue",
                "${reviewDeadline}",
                "PT24H"));
    assertThat(comparison.after()).containsOnlyKeys("boundaryEvent_reviewOverdue");
    assertThat(comparison.before()).containsOnlyKeys("boundaryEvent_reviewOverdue");
  }

  @Test
  void reminderIsOneChange() {
    ModelComparison comparison = compare(text(), Models.withReminder());

    assertThat(comparison.changes())
        .containsExactly(
            new Change(
                Kind.REMINDER_ADDED,
                "serviceTask_remind",
                "serviceTask",
                "Review unbind ticket",
                "PT24H",
                "review-reminder"));
    assertThat(comparison.after())
        .containsEntry("boundaryEvent_remind", Mark.ADDED)
        .containsEntry("serviceTask_remind", Mark.ADDED)
        .containsEntry("endEvent_reminded", Mark.ADDED)
        .containsEntry("flow_remind", Mark.ADDED)
        .doesNotContainValue(Mark.CHANGED);
    assertThat(comparison.before()).isEmpty();
  }

  @Test
  void whatIsGoneIsTold() {
    ModelComparison comparison = compare(Models.withReminder(), text());

    assertThat(comparison.changes())
        .extracting(Change::kind, Change::name, Change::before)
        .contains(tuple(Kind.REMOVED, "Remind agents", "review-reminder"));
    assertThat(comparison.before()).containsEntry("serviceTask_remind", Mark.REMOVED);
    assertThat(comparison.after()).isEmpty();
  }

  @Test
  void movedShapesAreCountedAndNoChange() {
    String moved = text();
    for (String id :
        new String[] {"serviceTask_mailDone", "userTask_secondReview", "endEvent_stopped"}) {
      String shape = "bpmnElement=\"" + id + "\"><dc:Bounds x=\"";
      moved = changed(moved, shape, shape + "1");
    }

    ModelComparison comparison = compare(text(), moved);

    assertThat(comparison.isSame()).isTrue();
    assertThat(comparison.movedShapes()).isEqualTo(3);
    assertThat(comparison.after()).hasSize(3).containsValue(Mark.MOVED);
  }

  @Test
  void pointsWithAndWithoutADecimalPointAreTheSame() {
    String written = text().replaceAll(" x=\"(\\d+)\"", " x=\"$1.0\"");

    assertThat(compare(text(), written).movedShapes()).isZero();
  }

  @Test
  void otherIdOfTheSameElementIsTold() {
    String renamed = text().replace("userTask_secondReview", "userTask_reviewAgain");

    ModelComparison comparison = compare(text(), renamed);

    assertThat(comparison.changes())
        .filteredOn(change -> change.kind() == Kind.ID)
        .extracting(Change::before, Change::after)
        .containsExactly(tuple("userTask_secondReview", "userTask_reviewAgain"));
    assertThat(comparison.changes()).noneMatch(change -> change.kind() == Kind.ADDED);
    assertThat(comparison.changes()).noneMatch(change -> change.kind() == Kind.WAY_LED_ELSEWHERE);
  }

  @Test
  void wayThatLeadsElsewhereIsToldByItsEnds() {
    String led =
        new Redrawn()
            .leading("sequenceFlow_reviewDecision_to_mailRejected", "serviceTask_closeRejected")
            .text();

    assertThat(compare(text(), led).changes())
        .containsExactly(
            new Change(
                Kind.WAY_LED_ELSEWHERE,
                "sequenceFlow_reviewDecision_to_mailRejected",
                "sequenceFlow",
                "reject",
                "Approved? → Mail rejected notice",
                "Approved? → Close as rejected"));
  }

  @Test
  void eachSettingOfAnElementHasItsKind() {
    Map<Kind, String> models =
        Map.ofEntries(
            Map.entry(Kind.GROUP, change("Groups=\"${reviewGroup}\"", "Groups=\"supervisors\"")),
            Map.entry(
                Kind.FORM, change("formKey=\"ticket-review\"", "formKey=\"ticket-second-review\"")),
            Map.entry(Kind.ASSIGNEE, change(" camunda:assignee=\"${reviewer}\"", "")),
            Map.entry(Kind.RENAMED, change("name=\"Alert supervisors\"", "name=\"Tell them\"")),
            Map.entry(Kind.INPUT, change("Template\">ticket-done<", "Template\">ticket-approved<")),
            Map.entry(Kind.VERSION_TAG, change("versionTag=\"1.0\"", "versionTag=\"1.1\"")),
            Map.entry(Kind.TIME_TO_LIVE, change("P365D", "P30D")),
            Map.entry(Kind.DOCUMENTATION, change("The draft is gone.", "It is gone.")),
            Map.entry(
                Kind.MESSAGE,
                change(
                    "emailVerified\" messageRef=\"message_emailVerified\"",
                    "emailVerified\" messageRef=\"message_requesterReplied\"")),
            Map.entry(
                Kind.INTERRUPTING,
                change(
                    " cancelActivity=\"false\" attachedToRef=\"userTask_reviewTicket\"",
                    " attachedToRef=\"userTask_reviewTicket\"")),
            Map.entry(
                Kind.HOST,
                change(
                    "attachedToRef=\"userTask_reviewTicket\"",
                    "attachedToRef=\"userTask_secondReview\"")));

    models.forEach(
        (kind, model) ->
            assertThat(compare(text(), model).changes())
                .as(kind.name())
                .singleElement()
                .extracting(Change::kind)
                .isEqualTo(kind));
  }

  @Test
  void conditionIsToldWithItsWay() {
    String other = text().replaceFirst("decision == &#x27;ask", "decision == &#x27;reject");

    assertThat(compare(text(), other).changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.CONDITION);
              assertThat(change.name()).contains(" → ");
              assertThat(change.after()).isEqualTo("${decision == 'reject'}");
            });
  }

  @Test
  void fileThatCannotBeReadIsNotCompared() {
    assertThat(ModelComparison.of(text().getBytes(UTF_8), "<a>".getBytes(UTF_8))).isEmpty();
    assertThat(ModelComparison.of(text().getBytes(UTF_8), new byte[3 * 1024 * 1024])).isEmpty();
  }

  private static String change(String place, String instead) {
    return with(place, instead);
  }

  @Test
  void otherOrderOfConditionsIsAChangeThoughNothingIsDrawnOtherwise() {
    String ours = heightenedFirst();
    String turned = turned(ours, "reviewDecision_to_heightened", "reviewDecision_to_awaitReply");

    assertThat(compare(ours, turned).changes())
        .singleElement()
        .satisfies(change -> assertThat(change.kind()).isEqualTo(Kind.WAY_ORDER))
        .satisfies(change -> assertThat(change.before()).isEqualTo("approve, ask"))
        .satisfies(change -> assertThat(change.after()).isEqualTo("ask, approve"));
    assertThat(compare(ours, turned).after()).containsKey("exclusiveGateway_reviewDecision");
  }

  @Test
  void otherOrderOfConditionsThatExcludeEachOtherIsNoChange() {
    String turned = turned(text(), "reviewDecision_to_heightened", "reviewDecision_to_awaitReply");

    assertThat(compare(text(), turned).isSame()).isTrue();
  }

  /** Two ways after the review whose conditions can both hold. */
  private static String heightenedFirst() {
    String approve = flow(text(), "reviewDecision_to_heightened");
    return text()
        .replace(approve, approve.replace("decision == &#x27;approve&#x27;", "heightened == true"));
  }

  private static String turned(String model, String one, String other) {
    String first = flow(model, one);
    String second = flow(model, other);
    return model.replace(first, "<first/>").replace(second, first).replace("<first/>", second);
  }

  private static String flow(String model, String id) {
    int begin = model.indexOf("<bpmn:sequenceFlow id=\"sequenceFlow_" + id + "\"");
    String end = "</bpmn:sequenceFlow>";
    return model.substring(begin, model.indexOf(end, begin) + end.length());
  }

  private static ModelComparison compare(String before, String after) {
    return ModelComparison.of(before.getBytes(UTF_8), after.getBytes(UTF_8)).orElseThrow();
  }
}
