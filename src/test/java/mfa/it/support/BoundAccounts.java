package mfa.it.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mfa.dev.Database;
import mfa.platform.config.Configuration;
import mfa.platform.crypto.KeyRing;
import mfa.platform.crypto.RandomSource;

/**
 * Accounts that have an authenticator before the server starts, as many as a test wants; nobody
 * requires it of them.
 */
public final class BoundAccounts {

  /** Password of all of them. */
  public static final String PASSWORD = "Bound-pass-2026";

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SECRET_LENGTH = 32;

  /** Far above what the sequences have given out. */
  private static final long FIRST_ID = 1_000_000;

  private final List<BoundAccount> accounts;

  private BoundAccounts(List<BoundAccount> accounts) {
    this.accounts = accounts;
  }

  /**
   * One of them.
   *
   * @param id its primary key
   * @param key the shared secret in base32
   * @param app its owner's authenticator app
   */
  public record BoundAccount(long id, String email, String key, AuthenticatorApp app) {}

  /** Invents so many accounts, {@code bound0@example.com} and so on. */
  public static BoundAccounts of(int count) {
    var random = new RandomSource();
    return new BoundAccounts(
        IntStream.range(0, count)
            .mapToObj(
                number -> {
                  var key = random.text(SECRET_LENGTH, BASE32);
                  var email = "bound" + number + "@example.com";
                  return new BoundAccount(FIRST_ID + number, email, key, new AuthenticatorApp(key));
                })
            .toList());
  }

  public BoundAccount get(int number) {
    return accounts.get(number);
  }

  public List<BoundAccount> all() {
    return accounts;
  }

  /**
   * Writes them into a prepared database.
   *
   * @param data directory of the run, which has the keys
   */
  public void insert(Database database, Path data) {
    insert(database, keyRing(data));
  }

  /** The same by the value of {@code mfa.crypto.keys}. */
  public void insert(Database database, String keys) {
    insert(database, keyRing(keys));
  }

  private void insert(Database database, KeyRing keyRing) {
    var hash =
        Argon2Factory.create(Argon2Types.ARGON2id, 16, 32).hash(5, 7168, 1, PASSWORD.toCharArray());
    try (var connection = database.open()) {
      connection.setAutoCommit(false);
      for (var account : accounts) {
        insert(connection, account, hash, keyRing);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The keys that a run hashes and seals with. */
  public static KeyRing keyRing(Path data) {
    try {
      return keyRing(Files.readString(data.resolve("secrets").resolve("mfa.crypto.keys")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyRing keyRing(String keys) {
    return new KeyRing(new Configuration(key -> Optional.of(keys)), new RandomSource());
  }

  private static void insert(
      Connection connection, BoundAccount account, String hash, KeyRing keyRing)
      throws SQLException {
    var now = OffsetDateTime.now(Clock.systemUTC());
    var aYearAgo = now.minusYears(1);
    execute(
        connection,
        "insert into account (id, email, canonical_email, name, name_key, language, time_zone, state,"
            + " password_hash, password_changed_at, must_bind, binding, created_at)"
            + " values (?, ?, ?, 'Bo Bound', 'bo bound', 'en', 'UTC', 'ACTIVE', ?, ?, false, 'BOUND', ?)",
        account.id(),
        account.email(),
        account.email(),
        hash,
        aYearAgo,
        aYearAgo);
    var context = "authenticator/" + account.id() + "/" + account.id();
    execute(
        connection,
        "insert into authenticator (id, account_id, name, sealed_secret, last_step, bound_at,"
            + " last_used_at) values (?, ?, 'Phone', ?, 0, ?, ?)",
        account.id(),
        account.id(),
        keyRing.seal(account.key().getBytes(US_ASCII), context),
        now,
        now);
  }

  private static void execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
