package mfa.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mfa.platform.config.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R16")
class KeyRingTest {

  private static final String OLD = "old:" + key(1);
  private static final String NEW = "new:" + key(2);
  private static final byte[] SECRET = "GEZDGNBVGY3TQOJQ".getBytes(UTF_8);

  @Test
  void sealedSecretOpensInItsContext() {
    KeyRing ring = ring(OLD);

    String sealed = ring.seal(SECRET, "authenticator/1/2");

    assertThat(ring.open(sealed, "authenticator/1/2")).isEqualTo(SECRET);
    assertThat(sealed).startsWith("old:");
  }

  @Test
  void sealedSecretShowsNothingAndIsNewEachTime() {
    KeyRing ring = ring(OLD);
    Set<String> sealed = new HashSet<>();

    for (int i = 0; i < 100; i++) {
      sealed.add(ring.seal(SECRET, "authenticator/1/2"));
    }

    assertThat(sealed).hasSize(100);
    assertThat(sealed)
        .noneMatch(
            text ->
                new String(Base64.getDecoder().decode(text.substring(4)), UTF_8)
                    .contains("GEZDGNBV"));
  }

  /** Nobody can move a row's secret to another account. */
  @Test
  void sealedSecretDoesNotOpenInAnotherContext() {
    KeyRing ring = ring(OLD);
    String sealed = ring.seal(SECRET, "authenticator/1/2");

    assertThatThrownBy(() -> ring.open(sealed, "authenticator/3/2"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void changedRecordDoesNotOpen() {
    KeyRing ring = ring(OLD);
    byte[] record = Base64.getDecoder().decode(ring.seal(SECRET, "a").substring(4));
    record[record.length - 1] ^= 1;
    String changed = "old:" + Base64.getEncoder().encodeToString(record);

    assertThatThrownBy(() -> ring.open(changed, "a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anotherKeyOfTheSameNameDoesNotOpenIt() {
    String sealed = ring(OLD).seal(SECRET, "a");

    assertThatThrownBy(() -> ring("old:" + key(3)).open(sealed, "a"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void missingKeyIsNamed() {
    String sealed = ring(OLD).seal(SECRET, "a");

    assertThatThrownBy(() -> ring(NEW).open(sealed, "a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'old'")
        .hasMessageContaining("mfa.crypto.keys");
  }

  @Test
  void newKeyInFrontWritesAndTheOldOneStillReads() {
    String sealed = ring(OLD).seal(SECRET, "a");
    String hash = ring(OLD).hash("code", "123456");

    KeyRing rotated = ring(NEW + " " + OLD);

    assertThat(rotated.open(sealed, "a")).isEqualTo(SECRET);
    assertThat(rotated.isSealedWithCurrentKey(sealed)).isFalse();
    assertThat(rotated.seal(SECRET, "a")).startsWith("new:");
    assertThat(rotated.hashes("code", "123456")).contains(hash).hasSize(2);
  }

  /** "k1" must not be taken for the beginning of "k10". */
  @Test
  void currentKeyIsKnownByItsWholeName() {
    String sealed = ring("k10:" + key(1)).seal(SECRET, "a");

    assertThat(ring("k1:" + key(2)).isSealedWithCurrentKey(sealed)).isFalse();
  }

  @Test
  void hashDependsOnTextContextAndKey() {
    KeyRing ring = ring(OLD);
    String hash = ring.hash("code/1", "123456");

    assertThat(ring.hash("code/1", "123456")).isEqualTo(hash);
    assertThat(ring.hash("code/1", "123457")).isNotEqualTo(hash);
    assertThat(ring.hash("code/2", "123456")).isNotEqualTo(hash);
    assertThat(ring("old:" + key(3)).hash("code/1", "123456")).isNotEqualTo(hash);
    assertThat(hash).doesNotContain("123456");
  }

  @Test
  void fingerprintTellsKeysApartWithoutGivingThemAway() {
    String fingerprint = ring(OLD).fingerprint("old");

    assertThat(ring(OLD).fingerprint("old")).isEqualTo(fingerprint);
    assertThat(ring("old:" + key(3)).fingerprint("old")).isNotEqualTo(fingerprint);
    assertThat(fingerprint).doesNotContain(key(1));
  }

  private static KeyRing ring(String keys) {
    return new KeyRing(
        new Configuration(
            name -> name.equals("mfa.crypto.keys") ? Optional.of(keys) : Optional.empty()),
        new RandomSource());
  }

  private static String key(int content) {
    byte[] key = new byte[32];
    key[31] = (byte) content;
    return Base64.getEncoder().encodeToString(key);
  }
}
