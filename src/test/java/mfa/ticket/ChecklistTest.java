package mfa.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("R52")
class ChecklistTest {

  @ParameterizedTest
  @EnumSource
  void checklistWithAllAnswersIsComplete(Evidence evidence) {
    assertThat(new Checklist(true, true, true, evidence).isComplete()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("withAGap")
  void checklistWithAGapIsNotComplete(Checklist checklist) {
    assertThat(checklist.isComplete()).isFalse();
  }

  private static Stream<Checklist> withAGap() {
    return Stream.of(
        new Checklist(false, true, true, Evidence.CALL_BACK),
        new Checklist(true, false, true, Evidence.CALL_BACK),
        new Checklist(true, true, false, Evidence.CALL_BACK),
        new Checklist(true, true, true, null));
  }

  @Test
  void answersAreKeptForTheRecord() {
    Checklist checklist = new Checklist(true, false, true, Evidence.MEETING);

    assertThat(checklist.answers())
        .isEqualTo("risks=true story=false no-personal-facts=true evidence=MEETING");
  }

  @Test
  void reasonThatIsTooLongCannotBeHandedIn() {
    Checklist checklist = new Checklist(true, true, true, Evidence.NONE);
    String reason = "x".repeat(Review.LONGEST_REASON + 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Review(Decision.REJECT, checklist, reason, null));
  }

  @Test
  void reasonHoldsNoControlCharacters() {
    Checklist checklist = new Checklist(true, true, true, Evidence.NONE);

    assertThat(new Review(Decision.REJECT, checklist, " not\u0000 them\n", null).reason())
        .isEqualTo("not them");
  }
}
