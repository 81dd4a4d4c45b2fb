package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import mfa.support.Phone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSecretTest {

  @Test
  @Tag("R02")
  void thousandSecretsAreAllOf160BitsAndAllDifferent() {
    Set<String> secrets = new HashSet<>();

    for (int i = 0; i < 1000; i++) {
      secrets.add(SharedSecret.next().base32());
    }

    assertThat(secrets)
        .hasSize(1000)
        .allMatch(secret -> secret.matches("[A-Z2-7]{32}"))
        .allMatch(secret -> new Phone(secret).secret().length == 20);
  }

  /** A source that repeats bytes or sticks to a few would show here. */
  @Test
  @Tag("R02")
  void everyCharacterOccursAtEveryPlace() {
    Set<String> charactersAtPlaces = new HashSet<>();

    for (int i = 0; i < 1000; i++) {
      String secret = SharedSecret.next().base32();
      for (int place = 0; place < 32; place++) {
        charactersAtPlaces.add(place + ":" + secret.charAt(place));
      }
    }

    assertThat(charactersAtPlaces).hasSize(32 * 32);
  }

  @Test
  @Tag("R21")
  void keyIsShownInGroupsOfFour() {
    SharedSecret secret = new SharedSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    assertThat(secret.grouped()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  }

  @Test
  @Tag("R17")
  void secretDoesNotShowInItsText() {
    SharedSecret secret = SharedSecret.next();

    assertThat(secret.toString()).doesNotContain(secret.base32());
    assertThat(new ProvisioningUri("Acme", "a@example.com", secret).toString())
        .doesNotContain(secret.base32());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GEZDGNBVGY3TQOJQ",
        "gezdgnbvgy3tqojqgezdgnbvgy3tqojq",
        "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ="
      })
  @Tag("R17")
  void otherTextIsNoSecretAndIsNotRepeated(String text) {
    assertThatThrownBy(() -> new SharedSecret(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A shared secret has 32 characters of base32.");
  }
}
