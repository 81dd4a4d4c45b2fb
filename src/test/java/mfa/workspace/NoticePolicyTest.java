package mfa.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R46")
@Tag("R66")
class NoticePolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  private static final Instant JOINED = NOW.minus(Duration.ofDays(90));

  @Test
  void nobodyIsNotifiedWhereNothingIsRequired() {
    assertThat(NoticePolicy.next(membership(null, 7, null), false, NOW)).isNull();
    assertThat(NoticePolicy.next(membership(null, 7, in(9)), true, NOW)).isNull();
  }

  @Test
  void graceIsToldThreeDaysAndOneDayBeforeItsEndAndNotAtIt() {
    MembershipSummary membership = membership(NOW, 7, null);

    assertThat(NoticePolicy.next(membership, false, NOW)).isEqualTo(in(4));
    assertThat(NoticePolicy.next(membership, false, in(4).minusMillis(1))).isEqualTo(in(4));
    assertThat(NoticePolicy.next(membership, false, in(4))).isEqualTo(in(6));
    assertThat(NoticePolicy.next(membership, false, in(6))).isNull();
  }

  @Test
  void exemptionIsToldBeforeItsEndAndAtIt() {
    MembershipSummary membership = membership(NOW, 0, in(10));

    assertThat(NoticePolicy.next(membership, true, NOW)).isEqualTo(in(7));
    assertThat(NoticePolicy.next(membership, true, in(7))).isEqualTo(in(9));
    assertThat(NoticePolicy.next(membership, true, in(9))).isEqualTo(in(10));
    assertThat(NoticePolicy.next(membership, true, in(10))).isNull();
  }

  private static Instant in(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  private static MembershipSummary membership(Instant required, int grace, Instant exemptUntil) {
    return new MembershipSummary(
        1, "Acme", WorkspaceRole.STANDARD, JOINED, required, grace, exemptUntil);
  }
}
