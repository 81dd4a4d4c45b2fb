package mfa.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R64")
class UnlinkedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/now",
        "HTTP://EVIL.EXAMPLE",
        "evil.example",
        "www.evil.example",
        "Prize at evil.example:8080/x?y=z",
        "admin@evil.example",
        "https://localhost/x",
        "赢取 https://恶意.例子/现在",
        "恶意。例子",
        "evil．example"
      })
  void nothingInItIsAnAddressAnyMore(String name) {
    assertThat(Unlinked.of(name))
        .doesNotContain("://")
        .doesNotContainPattern("[.。．｡]\\p{L}{2}")
        .satisfies(text -> assertThat(text.replace(" ", "")).isEqualTo(name.replace(" ", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Globex", "Müller & Söhne, Inc.", "A/B: 1.5", "St. Gallen", "环球公司。"})
  void otherNamesStayAsTheyAre(String name) {
    assertThat(Unlinked.of(name)).isEqualTo(name);
  }
}
