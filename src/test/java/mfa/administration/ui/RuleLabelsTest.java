package mfa.administration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.time.Instant;
import mfa.support.OpenPage;
import mfa.workspace.WorkspaceItem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R44")
@DisplayName("R44: platform administrators see what a workspace asks, of whom, and from when")
@ExtendWith(OpenPage.class)
class RuleLabelsTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  /** Days from now on. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,  -,  Off,          Off",
        "-1, -,  On,           On since 2026-11-28",
        "0,  -,  On,           On since 2026-11-29",
        "3,  -,  Starts later, Will be required from 2026-12-02",
        "-,  -2, Pilot,        Required of the pilot group since 2026-11-27",
        "-,  2,  Pilot,        Will be required of the pilot group from 2026-12-01",
        "3,  -2, Starts later, Will be required from 2026-12-02",
      })
  void ruleIsToldAsItStands(Long all, Long pilots, String state, String sentence) {
    WorkspaceItem workspace = new WorkspaceItem(1, "Acme", 1, 2, day(all), day(pilots), NOW, null);

    assertThat(RuleLabels.state(new Div(), workspace, NOW)).isEqualTo(state);
    assertThat(
            RuleLabels.sentence(
                new Div(), workspace, NOW, time -> time.toString().substring(0, 10)))
        .isEqualTo(sentence);
  }

  private static Instant day(Long days) {
    return days == null ? null : NOW.plus(Duration.ofDays(days));
  }
}
