package mfa.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RandomSourceTest {

  private final RandomSource random = new RandomSource();

  /**
   * Ten thousand codes: all of six digits, about a tenth with a leading zero. A fair source misses
   * these bounds less often than once in 10^15 runs.
   */
  @Test
  @Tag("R25")
  void codesAreUniformAndKeepLeadingZeros() {
    int leadingZeros = 0;
    int[] digits = new int[10];

    for (int i = 0; i < 10_000; i++) {
      String code = random.text(6, "0123456789");
      assertThat(code).matches("[0-9]{6}");
      leadingZeros += code.startsWith("0") ? 1 : 0;
      code.chars().forEach(digit -> digits[digit - '0']++);
    }

    assertThat(leadingZeros).isBetween(750, 1_250);
    assertThat(java.util.Arrays.stream(digits).boxed())
        .allMatch(count -> count > 5_400 && count < 6_600);
  }

  @Test
  @Tag("R65")
  void keysFitUrlsAndAreAllDifferent() {
    Set<String> keys = new HashSet<>();

    for (int i = 0; i < 1000; i++) {
      keys.add(random.key());
    }

    assertThat(keys).hasSize(1000).allMatch(key -> key.matches("[A-Za-z0-9_-]{43}"));
  }
}
