package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mfa.verification.VerificationCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R09")
class OneTimeCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456",
        "123 456",
        "123-456",
        " 123456 ",
        "123\u00a0456",
        "123\u202f456",
        "123\t456",
        "123456\n",
        "123456\r\n",
        "\u3000123456",
        "1 2 3 4 5 6",
        "123\u2011456",
        "１２３４５６",
        "１２３ 456"
      })
  void codeIsReadAsPeopleTypeIt(String typed) {
    assertThat(OneTimeCode.parse(typed)).contains(new OneTimeCode("123456"));
    assertThat(VerificationCode.parse(typed)).contains(new VerificationCode("123456"));
    assertThat(Proof.parse(typed)).contains(new OneTimeCode("123456"));
  }

  @Test
  void leadingZerosAreKept() {
    assertThat(OneTimeCode.parse("005924")).contains(new OneTimeCode("005924"));
    assertThat(VerificationCode.parse("000123")).contains(new VerificationCode("000123"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "5924",
        "12345",
        "1234567",
        "+12345",
        "+123456",
        "-1e5",
        "1e5",
        "12345a",
        "0x1234",
        "12.3456",
        "١٢٣٤٥٦",
        "१२३४५६",
        "𝟏𝟐𝟑𝟒𝟓𝟔",
        "12345\u0000",
        "123456;",
        "      "
      })
  void everythingElseIsRefused(String typed) {
    assertThat(OneTimeCode.parse(typed)).isEmpty();
    assertThat(VerificationCode.parse(typed)).isEmpty();
    assertThat(Proof.parse(typed)).isEmpty();
  }

  @Test
  void tenThousandCharactersAreRefused() {
    assertThat(OneTimeCode.parse("1".repeat(10_000))).isEmpty();
    assertThat(OneTimeCode.parse(" ".repeat(10_000) + "123456")).isEmpty();
    assertThat(VerificationCode.parse("1".repeat(10_000))).isEmpty();
    assertThat(Proof.parse("1".repeat(10_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5924", "１２３４５６", "12345a", "123456\n"})
  void codeItselfHasSixAsciiDigits(String digits) {
    assertThatThrownBy(() -> new OneTimeCode(digits)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VerificationCode(digits))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("R17")
  void codeDoesNotShowInItsText() {
    assertThat(new OneTimeCode("123456").toString()).doesNotContain("123456");
    assertThat(new VerificationCode("123456").toString()).doesNotContain("123456");
    assertThat(new RecoveryCode("23456ABCDE").toString()).doesNotContain("23456");
  }
}
