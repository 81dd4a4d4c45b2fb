package mfa.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketNumberTest {

  @Test
  void numberIsYearAndSixDigits() {
    assertThat(TicketNumber.of(2026, 123)).hasToString("T-2026-000123");
  }

  @Test
  void numberGrowsBeyondAMillion() {
    TicketNumber number = TicketNumber.of(2026, 1_234_567);

    assertThat(TicketNumber.parse(number.text())).contains(number);
  }

  @Test
  void blanksAroundATypedNumberDoNotMatter() {
    assertThat(TicketNumber.parse(" T-2026-000123 ")).contains(TicketNumber.of(2026, 123));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "T-2026-12345",
        "t-2026-000123",
        "T-2026-000123x",
        "T-26-000123",
        "T-2026-0000000000001",
        "T-2026-000123\nBcc: a@example.com",
        "T-2026-٠٠٠١٢٣"
      })
  void otherTextIsNoNumber(String typed) {
    assertThat(TicketNumber.parse(typed)).isEmpty();
  }

  @Test
  void wrongNumberCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TicketNumber("T-1"));
  }
}
