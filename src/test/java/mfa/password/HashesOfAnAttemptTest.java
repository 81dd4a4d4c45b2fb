package mfa.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import mfa.account.AccountService;
import mfa.authenticator.CodeCheckService;
import mfa.enforcement.EnforcementService;
import mfa.login.SignInResult;
import mfa.login.SignInService;
import mfa.login.SignInSteps;
import mfa.mail.EmailAddress;
import mfa.platform.crypto.KeyRing;
import mfa.platform.request.CurrentRequest;
import mfa.session.SessionService;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.verification.FailureCounterService;
import mfa.verification.RateLimitService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The services are the real ones, on a hashing that counts what it computes. */
@Tag("R33")
@DisplayName("R33: signing in computes as many hashes for whomever")
class HashesOfAnAttemptTest extends ServiceTest {

  private final AtomicInteger hashes = new AtomicInteger();
  private SignInService signIn;

  /** Who stands at an address. */
  private enum Owner {
    MEMBER,
    BOUND_MEMBER,
    DISABLED,
    WITHOUT_PASSWORD,
    UNKNOWN
  }

  @BeforeEach
  void countHashes() {
    PasswordHashing counting =
        new PasswordHashing(the(LoginSettings.class)) {
          @Override
          <T> T inTurn(Supplier<T> work) {
            hashes.incrementAndGet();
            return super.inTurn(work);
          }
        };
    PasswordService passwords =
        new PasswordService(
            the(PasswordSteps.class),
            the(AccountService.class),
            counting,
            the(FailureCounterService.class),
            the(RateLimitService.class),
            the(KnownDeviceName.class),
            the(KeyRing.class),
            the(LoginSettings.class),
            the(CurrentRequest.class));
    signIn =
        new SignInService(
            the(SignInSteps.class),
            passwords,
            the(AccountService.class),
            the(CodeCheckService.class),
            the(EnforcementService.class),
            the(SessionService.class));
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
  void hashesAreAsManyForEveryAddress(String typed, int computed) {
    Map<Owner, Integer> counted = new EnumMap<>(Owner.class);
    Map<Owner, Integer> expected = new EnumMap<>(Owner.class);
    for (Owner owner : Owner.values()) {
      EmailAddress email = address(owner);
      hashes.set(0);
      anonymous().<SignInResult>does(() -> signIn.signIn(email, new Password(typed)));
      counted.put(owner, hashes.get());
      expected.put(owner, computed);
    }

    assertThat(counted).isEqualTo(expected);
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
