package mfa.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitleTest {

  @Test
  @Tag("R34")
  @DisplayName("R34: a title is one line, whatever was typed")
  void lineEndsBecomeBlanks() {
    assertThat(Title.parse("Unbind\r\nBcc: a@example.com"))
        .contains(new Title("Unbind Bcc: a@example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\r\n", "\u0000"})
  void nothingIsNoTitle(String typed) {
    assertThat(Title.parse(typed)).isEmpty();
  }

  @Test
  void longestTitleFitsAndOneMoreDoesNot() {
    String longest = "x".repeat(Title.LONGEST);

    assertThat(Title.parse(longest)).contains(new Title(longest));
    assertThat(Title.parse(longest + "x")).isEmpty();
  }

  @Test
  @Tag("R34")
  void titleOfTwoLinesCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Title("one\ntwo"));
  }
}
