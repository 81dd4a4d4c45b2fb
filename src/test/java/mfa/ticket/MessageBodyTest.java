package mfa.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBodyTest {

  @Test
  void lineEndsEmojiAndMarkupStayAsTheyWereTyped() {
    assertThat(MessageBody.parse("My phone 📱\r\nfell <b>deep</b>.\t:("))
        .contains(new MessageBody("My phone 📱\nfell <b>deep</b>.\t:("));
  }

  @Test
  void charactersThatNoTextHasAreLeftOut() {
    assertThat(MessageBody.parse("one\u0000two\u001bthree"))
        .contains(new MessageBody("onetwothree"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u0000", "\u2003"})
  void nothingIsNoText(String typed) {
    assertThat(MessageBody.parse(typed)).isEmpty();
  }

  @Test
  void longestTextFitsAndOneMoreDoesNot() {
    String maxLength = "x".repeat(MessageBody.MAX);

    assertThat(MessageBody.parse(maxLength)).contains(new MessageBody(maxLength));
    assertThat(MessageBody.parse(maxLength + "x")).isEmpty();
  }

  @Test
  void tooLongTextCannotBeMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MessageBody("x".repeat(MessageBody.MAX + 1)));
  }
}
