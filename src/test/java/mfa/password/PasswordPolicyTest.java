package mfa.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mfa.support.TestAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

  private static final String EMAIL = "maya.chen@example.com";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kestrel over nine hills",
        "Tr0mbone-salad-92-frost",
        "紫色大象在月亮上跳舞唱歌吃饭",
        "vexing.glyph.thornbush.quarrel"
      })
  void hardOneIsTakenWhicheverCharactersItHas(String text) {
    assertThat(PasswordPolicy.problem(new Password(text), EMAIL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "Ab3$efgh9!k"})
  void lessThanTwelveCharactersAreTooShort(String text) {
    assertThat(PasswordPolicy.problem(new Password(text), EMAIL))
        .contains(PasswordPolicy.Problem.TOO_SHORT);
  }

  /** An emoji is one character, though two in Java. */
  @Test
  void charactersAreCountedAsPeopleCount() {
    assertThat(PasswordPolicy.problem(new Password("😀🎈🐘🌙🔑🚲"), EMAIL))
        .contains(PasswordPolicy.Problem.TOO_SHORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Password123Password123Password123Password123",
        "passwordpassword",
        "123456789012",
        "qwertyuiop12",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "maya.chen@example.com",
        "X-MAYA.CHEN@EXAMPLE.COM-9-y-long-enough-to-look-hard-but-is-not"
      })
  void whatIsTriedFirstIsTooEasy(String text) {
    assertThat(PasswordPolicy.problem(new Password(text), EMAIL))
        .contains(PasswordPolicy.Problem.TOO_EASY);
  }

  @Test
  void longestOneIsTaken() {
    String long256 = "Kestrel-over-9-grey-hills ".repeat(10).substring(0, 256);

    assertThat(PasswordPolicy.problem(new Password(long256), EMAIL)).isEmpty();
    assertThatThrownBy(() -> new Password(long256 + "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void passwordDoesNotShowInItsText() {
    assertThat(TestAccount.PASSWORD.toString()).doesNotContain("Kestrel");
  }
}
