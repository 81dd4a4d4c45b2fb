package mfa.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  @Test
  void lineEndsEmojiAndMarkupStayAsTheyWereTyped() {
    assertThat(Text.parse("My phone 📱\r\nfell <b>deep</b>.\t:("))
        .contains(new Text("My phone 📱\nfell <b>deep</b>.\t:("));
  }

  @Test
  void charactersThatNoTextHasAreLeftOut() {
    assertThat(Text.parse("one\u0000two\u001bthree")).contains(new Text("onetwothree"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u0000", "\u2003"})
  void nothingIsNoText(String typed) {
    assertThat(Text.parse(typed)).isEmpty();
  }

  @Test
  void longestTextFitsAndOneMoreDoesNot() {
    String longest = "x".repeat(Text.LONGEST);

    assertThat(Text.parse(longest)).contains(new Text(longest));
    assertThat(Text.parse(longest + "x")).isEmpty();
  }

  @Test
  void tooLongTextCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Text("x".repeat(Text.LONGEST + 1)));
  }
}
