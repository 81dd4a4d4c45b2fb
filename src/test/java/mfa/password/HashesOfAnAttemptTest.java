package mfa.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import mfa.login.SignInResult;
import mfa.login.SignInService;
import mfa.mail.EmailAddress;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The services are the real ones, on a hashing that counts what it computes. */
@Tag("R33")
@DisplayName("R33: signing in computes as many hashes for whomever")
class HashesOfAnAttemptTest extends ServiceTest {

  private static final AtomicInteger HASHES = new AtomicInteger();

  private static final Map<TestDatabase, Services> COUNTING = new EnumMap<>(TestDatabase.class);

  private Services counting;

  @BeforeEach
  void startCounting() {
    counting = COUNTING.computeIfAbsent(database, any -> services.another(CountingHashing.class));
    // The first use of the bean makes a hash of its own, for nobody.
    counting.get(PasswordHashing.class).hash(TestAccount.PASSWORD);
  }

  @AfterAll
  static void stopCounting() {
    COUNTING.values().forEach(Services::close);
    COUNTING.clear();
  }

  /** Who stands at an address. */
  private enum Owner {
    MEMBER,
    BOUND_MEMBER,
    DISABLED,
    WITHOUT_PASSWORD,
    UNKNOWN
  }

  /** In the place of the real one, which it is as well. */
  @Specializes
  @ApplicationScoped
  static class CountingHashing extends PasswordHashing {

    protected CountingHashing() {}

    @Inject
    CountingHashing(LoginSettings settings) {
      super(settings);
    }

    @Override
    <T> T inTurn(Supplier<T> work) {
      HASHES.incrementAndGet();
      return super.inTurn(work);
    }
  }

  /** A password in another form than the one that is hashed is compared in both. */
  @ParameterizedTest(name = "R33 {0}")
  @CsvSource({
    "Kestrel-over-9-grey-hills, 1",
    "Kestrel-over-8-grey-hills, 1",
    "\uff2bestrel-over-9-grey-hills, 2",
    "\uff2bestrel-over-8-grey-hills, 2",
    "nobody, 1",
    "\uff4eobody, 2",
    "'', 1",
  })
  @Tag("thorough")
  void hashesAreAsManyForEveryAddress(String typed, int computed) {
    Map<Owner, Integer> counted = new EnumMap<>(Owner.class);
    Map<Owner, Integer> expected = new EnumMap<>(Owner.class);
    for (Owner owner : Owner.values()) {
      EmailAddress email = address(owner);
      HASHES.set(0);
      anonymous()
          .at(counting)
          .<SignInResult>does(
              () -> counting.get(SignInService.class).signIn(email, new Password(typed)));
      counted.put(owner, HASHES.get());
      expected.put(owner, computed);
    }

    assertThat(counted).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "7168, 5, 0",
    "7168, 1, 5735",
    "8192, 5, 0",
    "1024, 5, 6144",
  })
  void hashOfSmallerParametersIsToppedUp(int memory, int iterations, int missing) {
    Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id);
    String hash = argon2.hash(iterations, memory, 1, "x".getBytes(UTF_8));

    assertThat(PasswordHashing.missingMemory(hash, 7168, 5)).isEqualTo(missing);
    assertThat(PasswordHashing.missingMemory("odd", 7168, 5)).isZero();
  }

  @Test
  void wrongPasswordTakesOneTurnWhereTheHashIsOld() {
    TestAccount member = accounts.member();
    Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id);
    sql.execute(
        "update account set password_hash = ? where id = ?",
        argon2.hash(1, 8, 1, "another".getBytes(UTF_8)),
        member.id());
    HASHES.set(0);

    anonymous().at(counting).signIn(member);

    assertThat(HASHES.get()).as("with what it lacks, as all others do").isOne();
  }

  private EmailAddress address(Owner owner) {
    TestAccount account =
        switch (owner) {
          case MEMBER, WITHOUT_PASSWORD, UNKNOWN -> accounts.member();
          case BOUND_MEMBER -> accounts.boundMember();
          case DISABLED -> accounts.disabledMember();
        };
    if (owner == Owner.WITHOUT_PASSWORD) {
      sql.execute("update account set password_hash = null where id = ?", account.id());
    }
    return owner == Owner.UNKNOWN
        ? new EmailAddress("unknown-" + account.email().text())
        : account.email();
  }
}
