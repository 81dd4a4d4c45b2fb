package mfa.ticket.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mfa.platform.config.Configuration;
import mfa.platform.config.InvalidConfiguration;
import mfa.ticket.TicketSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("R52")
class ChecklistTest {

  private static final Set<String> EVERYTHING = Set.copyOf(ChecklistItem.PACKAGED);
  private static final TicketSettings DEFAULTS = settings(Map.of());

  @ParameterizedTest
  @EnumSource
  void checklistWithAllAnswersIsComplete(Evidence evidence) {
    assertThat(isComplete(DEFAULTS, new Checklist(EVERYTHING, evidence))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("withAGap")
  void checklistWithAGapIsNotComplete(Checklist checklist) {
    assertThat(isComplete(DEFAULTS, checklist)).isFalse();
  }

  private static Stream<Checklist> withAGap() {
    return Stream.of(
        new Checklist(Set.of("story", "no-personal-facts"), Evidence.CALL_BACK),
        new Checklist(Set.of("risks", "no-personal-facts"), Evidence.CALL_BACK),
        new Checklist(Set.of("risks", "story"), Evidence.CALL_BACK),
        new Checklist(Set.of("risks", "story", "something-else"), Evidence.CALL_BACK),
        new Checklist(EVERYTHING, null));
  }

  @Test
  void answersAreKeptForTheRecord() {
    Checklist checklist = new Checklist(Set.of("risks", "no-personal-facts"), Evidence.MEETING);

    assertThat(checklist.answers(DEFAULTS.checklist()))
        .isEqualTo("risks=true story=false no-personal-facts=true evidence=MEETING");
  }

  @Test
  void itemOfOnesOwnIsAskedForInBothLanguages() {
    TicketSettings settings =
        settings(
            Map.of(
                "mfa.ticket.checklist", "story , branch",
                "mfa.ticket.checklist.branch.en", "A colleague of the branch confirmed it",
                "mfa.ticket.checklist.branch.zh", "网点同事已确认"));

    assertThat(settings.checklist())
        .extracting(ChecklistItem::id)
        .containsExactly("story", "branch");
    assertThat(settings.checklist().get(0).text(Locale.ENGLISH)).isEmpty();
    assertThat(settings.checklist().get(1).text(Locale.UK))
        .contains("A colleague of the branch confirmed it");
    assertThat(settings.checklist().get(1).text(Locale.CHINESE)).contains("网点同事已确认");
    assertThat(isComplete(settings, new Checklist(Set.of("story"), Evidence.MEETING))).isFalse();
    assertThat(isComplete(settings, new Checklist(Set.of("story", "branch"), Evidence.MEETING)))
        .isTrue();
  }

  @Test
  void packagedItemCanGetOtherWords() {
    TicketSettings settings = settings(Map.of("mfa.ticket.checklist.story.en", "It fits"));

    assertThat(settings.checklist().get(1).text(Locale.ENGLISH)).contains("It fits");
    assertThat(settings.checklist().get(1).text(Locale.CHINESE)).isEmpty();
  }

  @Test
  void evidenceThatIsNotAcceptedCompletesNothing() {
    TicketSettings settings = settings(Map.of("mfa.ticket.evidence", "OWNER_VOUCHED, MEETING"));

    assertThat(settings.evidence())
        .containsExactlyInAnyOrder(Evidence.OWNER_VOUCHED, Evidence.MEETING, Evidence.NONE);
    assertThat(isComplete(settings, new Checklist(EVERYTHING, Evidence.CALL_BACK))).isFalse();
    assertThat(isComplete(settings, new Checklist(EVERYTHING, Evidence.NONE))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mfa.ticket.checklist | ,                  | mfa.ticket.checklist must name 1 to 20 items
          mfa.ticket.checklist | risks,risks        | mfa.ticket.checklist must name 1 to 20 items
          mfa.ticket.checklist | Risks              | mfa.ticket.checklist must name items of lower
          mfa.ticket.checklist | risks,,story       | mfa.ticket.checklist must name items of lower
          mfa.ticket.checklist | risks,branch       | mfa.ticket.checklist.branch.en is missing
          mfa.ticket.evidence  | MEETING,HOROSCOPE  | mfa.ticket.evidence must name some of
          """)
  void badListStopsTheStartAndNamesItsKey(String key, String value, String problem) {
    assertThatThrownBy(() -> settings(Map.of(key, value)))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining(problem);
  }

  @Test
  void listHasItsLimits() {
    String many =
        IntStream.rangeClosed(0, ChecklistItem.MAX)
            .mapToObj(number -> "item-" + number)
            .collect(Collectors.joining(","));
    String text = "x".repeat(ChecklistItem.MAX_TEXT_LENGTH + 1);

    assertThatThrownBy(() -> settings(Map.of("mfa.ticket.checklist", many)))
        .hasMessageContaining("must name 1 to 20 items");
    assertThatThrownBy(() -> settings(Map.of("mfa.ticket.checklist.story.zh", text)))
        .hasMessageContaining("mfa.ticket.checklist.story.zh has more than 200 characters");
  }

  @Test
  void reasonThatIsTooLongCannotBeHandedIn() {
    Checklist checklist = new Checklist(EVERYTHING, Evidence.NONE);
    String reason = "x".repeat(Review.MAX_REASON_LENGTH + 1);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Review(Decision.REJECT, checklist, reason, null, List.of(), Integer.MAX_VALUE));
  }

  @Test
  void reasonHoldsNoControlCharacters() {
    Checklist checklist = new Checklist(EVERYTHING, Evidence.NONE);

    assertThat(
            new Review(
                    Decision.REJECT,
                    checklist,
                    " not\u0000 them\n",
                    null,
                    List.of(),
                    Integer.MAX_VALUE)
                .reason())
        .isEqualTo("not them");
  }

  private static boolean isComplete(TicketSettings settings, Checklist checklist) {
    return checklist.isComplete(settings.checklist(), settings.evidence());
  }

  private static TicketSettings settings(Map<String, String> configured) {
    return new TicketSettings(new Configuration(key -> Optional.ofNullable(configured.get(key))));
  }
}
