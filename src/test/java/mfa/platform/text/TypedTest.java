package mfa.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R34")
@DisplayName("R34: texts that come in have one form, and nothing hidden")
class TypedTest {

  @Test
  void composedAndDecomposedLettersBecomeTheSame() {
    assertThat(Typed.of("Rene\u0301 \u1100\u1161")).isEqualTo("Ren\u00e9 \uac00");
    assertThat(SearchText.of("e\u0301")).isEqualTo("\u00e9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u0007", "\u0085", "\ud83d", "\ude00", "\uffff"})
  void whatNoTextHasIsTakenOut(String impossible) {
    assertThat(Typed.possible("a" + impossible + "b")).isEqualTo("ab");
    assertThat(Typed.of("a" + impossible + "b\n")).isEqualTo("ab");
    assertThat(SearchText.of("a" + impossible)).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u202e", "\u202a", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c", "\u200b", "\u2060",
        "\u00ad", "\ufeff", "\u200d"
      })
  void directionsAndFormatsAreTakenOutOfLinesAndTexts(String hidden) {
    assertThat(SingleLine.of("Pay" + hidden + "Pal")).isEqualTo("PayPal");
    assertThat(Typed.of("Pay" + hidden + "Pal")).isEqualTo("PayPal");
  }

  @Test
  void whatJoinsLettersAndPicturesStays() {
    String family = "\ud83d\udc69\u200d\ud83d\udc67";
    String persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645";

    assertThat(SingleLine.of(family)).isEqualTo(family);
    assertThat(Typed.of(persian)).isEqualTo(persian);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u3000",
        "\u200b",
        "\u2060\u200d",
        "\u3164",
        "\u2800",
        "\u115f",
        "\ufe0f",
        "\u0000",
        "\u202e"
      })
  void nameOfWhichNothingShowsIsNone(String name) {
    assertThat(SingleLine.parse(name, 120)).isEmpty();
    assertThatThrownBy(() -> SingleLine.required(name, 120, "A name"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lengthIsThatOfTheFormThatIsKept() {
    assertThat(SingleLine.parse("e\u0301".repeat(120), 120)).isPresent();
    assertThat(SingleLine.parse("\u0958".repeat(61), 120)).isEmpty();
  }

  @Test
  void lineBreaksOfAllKindsBecomeBlanks() {
    assertThat(SingleLine.of("a\r\nb\u2028c\u0085d")).isEqualTo("a b c d");
  }

  @Test
  void nothingIsCutThroughACharacter() {
    assertThat(SingleLine.of("ab\ud83d\ude00", 3)).isEqualTo("ab");
    assertThat(SingleLine.of("ab\ud83d\ude00", 4)).isEqualTo("ab\ud83d\ude00");
    assertThat(Typed.end("\ud83d\ude00.png", 5)).isEqualTo(".png");
  }
}
