package mfa.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketTitleTest {

  @Test
  @Tag("R34")
  @DisplayName("R34: a title is one line, whatever was typed")
  void lineEndsBecomeBlanks() {
    assertThat(TicketTitle.parse("Unbind\r\nBcc: a@example.com"))
        .contains(new TicketTitle("Unbind Bcc: a@example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\r\n", "\u0000"})
  void nothingIsNoTitle(String typed) {
    assertThat(TicketTitle.parse(typed)).isEmpty();
  }

  @Test
  void longestTitleFitsAndOneMoreDoesNot() {
    String maxLength = "x".repeat(TicketTitle.MAX);

    assertThat(TicketTitle.parse(maxLength)).contains(new TicketTitle(maxLength));
    assertThat(TicketTitle.parse(maxLength + "x")).isEmpty();
  }

  @Test
  @Tag("R34")
  void titleOfTwoLinesCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TicketTitle("one\ntwo"));
  }
}
