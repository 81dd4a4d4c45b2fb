package mfa.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Hashes passwords with Argon2id. The parameters stand in each hash, so that changed settings reach
 * the old ones at their next sign-in. Only so many hashes run at once as there are processors: more
 * would take memory and give nothing (R67).
 */
@ApplicationScoped
public class PasswordHashing {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int PARALLELISM = 1;

  private final Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id, SALT_BYTES, HASH_BYTES);
  private LoginSettings settings;
  private Semaphore places;
  private String nobodysHash;

  protected PasswordHashing() {}

  @Inject
  PasswordHashing(LoginSettings settings) {
    this.settings = settings;
    this.places = new Semaphore(settings.parallelHashes(), true);
    this.nobodysHash = hash(new Password("nobody"));
  }

  public String hash(Password password) {
    byte[] bytes = password.normalised().getBytes(UTF_8);
    return inTurn(
        () ->
            argon2.hash(settings.argon2Iterations(), settings.argon2Memory(), PARALLELISM, bytes));
  }

  /**
   * Compares a password with a stored hash; with null, which stands for an account that does not
   * exist or has no password, it takes as long and fails. Hashes that were made before passwords
   * were normalised match what was typed. How many are computed depends on what was typed alone,
   * not on whose it is or whether it is right (R33).
   */
  boolean matches(String storedHash, Password password) {
    String hash = storedHash == null ? nobodysHash : storedHash;
    boolean same = isHashOf(hash, password.normalised());
    if (!password.normalised().equals(password.text())) {
      same |= isHashOf(hash, password.text());
    }
    return same && storedHash != null;
  }

  private boolean isHashOf(String hash, String text) {
    return inTurn(() -> argon2.verify(hash, text.getBytes(UTF_8)));
  }

  boolean isOutdated(String storedHash) {
    return argon2.needsRehash(
        storedHash, settings.argon2Iterations(), settings.argon2Memory(), PARALLELISM);
  }

  /** Each hash that is computed passes here. */
  <T> T inTurn(Supplier<T> work) {
    places.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
