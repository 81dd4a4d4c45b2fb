package mfa.password;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import mfa.login.SignInResult;
import mfa.login.SignInService;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The owner sets another password while somebody's old one is compared, which takes a while. */
@Tag("R65")
@DisplayName("R65: a password that its owner has just replaced is not put back by who knew it")
class ReplacedMeanwhileTest extends ServiceTest {

  private static final Password OF_THE_OWNER = new Password("Walnut-barge-71-drifting");
  private static final Password OF_THE_THIEF = new Password("Kestrel-over-9-grey-hills");
  private static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>();
  private static final Map<TestDatabase, Services> SLOW = new EnumMap<>(TestDatabase.class);

  private Services slow;
  private TestAccount member;

  /** In the place of the real one, which it is as well; all its hashes are of yesterday. */
  @Specializes
  @ApplicationScoped
  static class SlowHashing extends PasswordHashing {

    protected SlowHashing() {}

    @Inject
    SlowHashing(LoginSettings settings) {
      super(settings);
    }

    @Override
    boolean isOutdated(String storedHash) {
      return true;
    }

    @Override
    <T> T inTurn(Supplier<T> work) {
      T done = super.inTurn(work);
      Runnable meanwhile = MEANWHILE.getAndSet(null);
      if (meanwhile != null) {
        CompletableFuture.runAsync(meanwhile).join();
      }
      return done;
    }
  }

  @BeforeEach
  void memberWithALinkToResetThePassword() {
    slow = SLOW.computeIfAbsent(database, any -> services.another(SlowHashing.class));
    member = accounts.member();
  }

  @AfterAll
  static void stop() {
    SLOW.values().forEach(Services::close);
    SLOW.clear();
  }

  @Test
  void changeThatBeganBeforeIsRefused() {
    Visitor thief = signedIn(member).at(slow);
    replaceMeanwhile();

    PasswordChangeResult change =
        thief.does(
            () -> slow.get(PasswordChangeService.class).change(TestAccount.PASSWORD, OF_THE_THIEF));

    assertThat(change).isInstanceOf(PasswordChangeResult.WrongOldPassword.class);
    assertOwnersPasswordCounts();
  }

  @Test
  void strongerHashOfTheOldOneIsNotStored() {
    replaceMeanwhile();

    SignInResult signIn =
        anonymous()
            .at(slow)
            .does(() -> slow.get(SignInService.class).signIn(member.email(), TestAccount.PASSWORD));

    assertThat(signIn).isInstanceOf(SignInResult.Refused.class);
    assertOwnersPasswordCounts();
  }

  private void replaceMeanwhile() {
    anonymous().does(() -> the(PasswordResetService.class).request(member.email()));
    services.work("password-resets");
    String key = mails.resetKey(member);
    MEANWHILE.set(
        () -> {
          clock.moveBy(Duration.ofSeconds(1));
          anonymous().does(() -> the(PasswordResetService.class).complete(key, OF_THE_OWNER));
        });
  }

  private void assertOwnersPasswordCounts() {
    assertThat(MEANWHILE.get()).as("the owner's change was made").isNull();
    assertThat(anonymous().signIn(member)).isInstanceOf(SignInResult.Refused.class);
    assertThat(anonymous().signIn(member.email(), OF_THE_OWNER))
        .isInstanceOf(SignInResult.Opened.class);
  }
}
