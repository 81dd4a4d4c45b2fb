package mfa.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mfa.platform.request.CurrentRequest;
import mfa.platform.request.Places;
import mfa.platform.request.TooManyAtOnce;

/**
 * Hashes passwords with Argon2id. The parameters stand in each hash, so that changed settings reach
 * the old ones at their next sign-in. Only so many hashes run at once as there are processors: more
 * would take memory and give nothing. Only so many wait for one: each takes a thread that answers
 * requests, and applications ask by those as well, who may pass (R67).
 */
@ApplicationScoped
public class PasswordHashing {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int PARALLELISM = 1;

  /** KiB; Argon2 takes no less. */
  private static final int LEAST_MEMORY = 8;

  private static final Pattern PARAMETERS =
      Pattern.compile("^\\$argon2id\\$v=\\d+\\$m=(\\d{1,9}),t=(\\d{1,9}),p=");

  private final Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id, SALT_BYTES, HASH_BYTES);
  private final ThreadLocal<Boolean> admitted = ThreadLocal.withInitial(() -> false);
  private LoginSettings settings;
  @Inject private CurrentRequest request;
  private Places admissions;
  private Semaphore places;
  private String nobodysHash;

  protected PasswordHashing() {}

  @Inject
  PasswordHashing(LoginSettings settings) {
    this.settings = settings;
    this.places = new Semaphore(settings.parallelHashes(), true);
    int max = settings.parallelHashes() + settings.waitingHashes();
    this.admissions = new Places(max, Math.max(2, max / 4));
    this.nobodysHash = hash(new Password("nobody"));
  }

  /**
   * Makes an attempt that computes hashes, all that it counts included. One network gets a quarter
   * of the places: others get theirs whatever it sends.
   *
   * @throws TooManyAtOnce before anything is done, if as many attempts wait as may
   */
  public <T> T admitted(Supplier<T> attempt) {
    return admitted(List.of(request.client().network()), attempt);
  }

  private <T> T admitted(List<String> owners, Supplier<T> attempt) {
    if (admitted.get()) {
      return attempt.get();
    }
    if (!admissions.take(owners)) {
      throw new TooManyAtOnce("Too many passwords wait for their hash.");
    }
    admitted.set(true);
    try {
      return attempt.get();
    } finally {
      admitted.remove();
      admissions.giveBack(owners);
    }
  }

  /**
   * @throws TooManyAtOnce if as many attempts wait as may, and this is not within one
   */
  public String hash(Password password) {
    byte[] bytes = password.normalised().getBytes(UTF_8);
    return admitted(
        List.of(),
        () ->
            inTurn(
                () ->
                    argon2.hash(
                        settings.argon2Iterations(), settings.argon2Memory(), PARALLELISM, bytes)));
  }

  /**
   * Compares a password with a stored hash; with null, which stands for an account that does not
   * exist or has no password, it takes as long and fails. Hashes that were made before passwords
   * were normalised match what was typed. How much is computed depends on what was typed alone, not
   * on whose it is, how small the parameters of its hash are or whether it is right (R33).
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
    byte[] bytes = text.getBytes(UTF_8);
    return inTurn(
        () -> {
          boolean same = argon2.verify(hash, bytes);
          int passes = settings.argon2Iterations();
          int missing = missingMemory(hash, settings.argon2Memory(), passes);
          if (missing >= LEAST_MEMORY) {
            argon2.hash(passes, missing, PARALLELISM, bytes);
          }
          return same;
        });
  }

  /**
   * How much less a stored hash costs than one of today: else after the parameters were raised, the
   * time that a wrong password takes would tell which addresses have an account (R33).
   *
   * @return KiB of a further hash with the passes of today
   */
  static int missingMemory(String hash, int memory, int passes) {
    Matcher parameters = PARAMETERS.matcher(hash);
    if (!parameters.find()) {
      return 0;
    }
    long work = Long.parseLong(parameters.group(1)) * Integer.parseInt(parameters.group(2));
    return (int) Math.max(0, memory - work / passes);
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
