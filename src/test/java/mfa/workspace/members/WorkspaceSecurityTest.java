package mfa.workspace.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import mfa.workspace.WorkspaceRole;
import mfa.workspace.WorkspaceRule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceSecurityTest {

  private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");

  /** NO: no such rule; NOW: in force; LATER: from a day on. */
  private enum Begin {
    NO,
    NOW,
    LATER;

    Instant since() {
      return this == NO ? null : SINCE;
    }
  }

  @ParameterizedTest(name = "all {0}, pilot group {1}: {2}")
  @CsvSource({
    "LATER, NO, true",
    "NO, LATER, true",
    "LATER, LATER, true",
    "NOW, NO, false",
    "NO, NOW, false",
    "LATER, NOW, false"
  })
  @DisplayName("A rule has not begun where nobody is asked yet, in the pilot group either")
  void ruleThatAsksNobodyYetHasNotBegun(Begin all, Begin pilot, boolean notBegun) {
    WorkspaceRule rule = new WorkspaceRule(1, all.since(), 7, pilot.since(), 7, 3);

    assertThat(
            new WorkspaceSecurity(
                    "Acme",
                    WorkspaceRole.OWNER,
                    rule,
                    new Readiness(0, 0, 0, 0),
                    0,
                    all == Begin.LATER,
                    pilot == Begin.LATER)
                .isNotBegun())
        .isEqualTo(notBegun);
  }
}
