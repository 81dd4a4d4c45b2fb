package mfa.platform.persistence;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import mfa.platform.config.Configuration;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;
import mfa.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseCheckTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final String KEY = "first:" + key(1);

  @ParameterizedTest
  @EnumSource
  @Tag("R08")
  void clocksThatAgreeAreTaken(TestDatabase database) {
    DatabaseCheck check = new DatabaseCheck(database.source(), CLOCK, ring(KEY));

    assertThatCode(check::compareClocks).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("R08")
  void clockThatIsAheadOrBehindByMoreThanFiveSecondsIsRefused(TestDatabase database) {
    for (int seconds : new int[] {10, -10, 3600}) {
      Clock shifted = Clock.offset(CLOCK, Duration.ofSeconds(seconds));
      DatabaseCheck check = new DatabaseCheck(database.source(), shifted, ring(KEY));

      assertThatThrownBy(check::compareClocks)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("clocks of server and database differ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, -3})
  @Tag("R08")
  void smallDifferenceIsTaken(int seconds) {
    Clock shifted = Clock.offset(CLOCK, Duration.ofSeconds(seconds));
    DatabaseCheck check = new DatabaseCheck(TestDatabase.H2.source(), shifted, ring(KEY));

    assertThatCode(check::compareClocks).doesNotThrowAnyException();
  }

  @Test
  @Tag("R16")
  void sameKeysAreTakenAtEveryStart() {
    DataSource database = migrated();

    assertThatCode(
            () -> {
              check(database, KEY).compareKeys();
              check(database, KEY).compareKeys();
            })
        .doesNotThrowAnyException();
  }

  @Test
  @Tag("R16")
  void wrongKeyUnderAKnownNameIsRefusedByName() throws Exception {
    DataSource database = migrated();
    check(database, KEY).compareKeys();

    DatabaseCheck withAnotherKey = check(database, "first:" + key(2));

    assertThatThrownBy(withAnotherKey::compareKeys)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'first'")
        .hasMessageContaining("mfa.crypto.keys");
  }

  @Test
  @Tag("R16")
  void missingKeyIsRefusedByName() throws Exception {
    DataSource database = migrated();
    check(database, KEY).compareKeys();

    DatabaseCheck withoutIt = check(database, "second:" + key(2));

    assertThatThrownBy(withoutIt::compareKeys)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lacks the key 'first'");
  }

  @Test
  @Tag("R16")
  void newKeyBesideTheOldOneIsTaken() throws Exception {
    DataSource database = migrated();
    check(database, KEY).compareKeys();

    check(database, "second:" + key(2) + " " + KEY).compareKeys();

    assertThatThrownBy(() -> check(database, KEY).compareKeys())
        .hasMessageContaining("lacks the key 'second'");
  }

  @Test
  void migrationRunsAgainWithoutHarm() {
    DatabaseCheck check = check(migrated(), KEY);

    assertThatCode(check::migrate).doesNotThrowAnyException();
  }

  private static DataSource migrated() {
    DataSource database = TestDatabase.emptyH2(UUID.randomUUID().toString());
    check(database, KEY).migrate();
    return database;
  }

  private static DatabaseCheck check(DataSource database, String keys) {
    return new DatabaseCheck(database, CLOCK, ring(keys));
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
