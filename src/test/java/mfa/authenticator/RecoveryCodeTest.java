package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import mfa.platform.crypto.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "23456ABCDE",
        "23456-ABCDE",
        "23456 abcde",
        " 23456-abcde\n",
        "23456\u00a0ABCDE",
        "23456–ABCDE"
      })
  void codeIsReadAsPeopleTypeIt(String typed) {
    assertThat(RecoveryCode.parse(typed)).contains(new RecoveryCode("23456ABCDE"));
    assertThat(Proof.parse(typed)).contains(new RecoveryCode("23456ABCDE"));
  }

  /** 0, 1, I, L and O are left out because people mix them up; U because of words. */
  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "23456ABCD",
        "23456ABCDEF",
        "03456ABCDE",
        "13456ABCDE",
        "23456ABCDI",
        "23456ABCDO"
      })
  void everythingElseIsRefused(String typed) {
    assertThat(RecoveryCode.parse(typed)).isEmpty();
  }

  @Test
  void tenThousandCharactersAreRefused() {
    assertThat(RecoveryCode.parse("2".repeat(10_000))).isEmpty();
  }

  @Test
  void shownFormIsReadAgain() {
    RecoveryCode code = RecoveryCode.next(new RandomSource());

    assertThat(RecoveryCode.parse(code.grouped())).contains(code);
  }

  @Test
  void thousandCodesAreAllDifferent() {
    RandomSource random = new RandomSource();
    Set<RecoveryCode> codes = new HashSet<>();

    for (int i = 0; i < 1000; i++) {
      codes.add(RecoveryCode.next(random));
    }

    assertThat(codes).hasSize(1000);
  }
}
