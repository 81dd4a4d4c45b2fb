package mfa.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mfa.application.ApplicationGateService;
import mfa.application.ApplicationOrigin;
import mfa.application.GateResult;
import mfa.login.SignInResult;
import mfa.login.ui.SignInServlet;
import mfa.mail.EmailAddress;
import mfa.platform.request.TooManyAtOnce;
import mfa.support.PlainBrowser;
import mfa.support.PlainBrowser.Answer;
import mfa.support.ProductionClasses;
import mfa.support.ServiceTest;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.ticket.unbind.UnbindRequestService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The services are the real ones, on a hashing that computes nothing until it is let go. */
@Tag("R67")
@DisplayName("R67: only so many attempts wait for their hash")
class WaitingHashesTest extends ServiceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long POLL_NANOS = 5_000_000;
  private static final AtomicInteger COME = new AtomicInteger();
  private static volatile CountDownLatch gate = new CountDownLatch(0);

  /** In the place of the real one, which it is as well. */
  @Specializes
  @ApplicationScoped
  static class HeldHashing extends PasswordHashing {

    protected HeldHashing() {}

    @Inject
    HeldHashing(LoginSettings settings) {
      super(settings);
    }

    @Override
    <T> T inTurn(Supplier<T> work) {
      COME.incrementAndGet();
      return super.inTurn(
          () -> {
            awaitGate();
            return work.get();
          });
    }

    private static void awaitGate() {
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void whoComesBeyondIsRefusedAlikeAndTheGateAnswers() throws Exception {
    TestAccount member = accounts.member();
    Map<String, String> few =
        Map.of("mfa.login.parallel-hashes", "1", "mfa.login.waiting-hashes", "1");
    try (Services busy = services.another(few, withPages(HeldHashing.class));
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      // The first use of the bean makes a hash of its own, for nobody.
      busy.get(PasswordHashing.class).hash(TestAccount.PASSWORD);
      COME.set(0);
      gate = new CountDownLatch(1);
      List<Future<SignInResult>> admitted = new ArrayList<>();
      try {
        for (int i = 0; i < 2; i++) {
          admitted.add(threads.submit(() -> anonymous().at(busy).signIn(member)));
        }
        awaitBoth();
        List<Object> counted = counters();

        assertRefused(busy, member, member.email());
        assertRefused(busy, member, new EmailAddress("nobody-" + member.email().text()));
        assertAskedToComeAgain(busy, member);

        assertThat(counters()).isEqualTo(counted);
        assertThat(gateAt(busy)).isEqualTo(new GateResult.UnknownApplication());
      } finally {
        gate.countDown();
      }
      for (Future<SignInResult> signIn : admitted) {
        assertThat(signIn.get()).isInstanceOf(SignInResult.Opened.class);
      }
      assertThat(anonymous().at(busy).signIn(member)).isInstanceOf(SignInResult.Opened.class);
    }
  }

  @Test
  @DisplayName("R67: one network takes a quarter of the places, and others get theirs")
  void othersAreAdmittedWhateverOneNetworkSends() throws Exception {
    TestAccount member = accounts.member();
    Map<String, String> eight =
        Map.of("mfa.login.parallel-hashes", "1", "mfa.login.waiting-hashes", "7");
    try (Services busy = services.another(eight, HeldHashing.class);
        ExecutorService threads = Executors.newFixedThreadPool(3)) {
      busy.get(PasswordHashing.class).hash(TestAccount.PASSWORD);
      COME.set(0);
      gate = new CountDownLatch(1);
      List<Future<SignInResult>> admitted = new ArrayList<>();
      try {
        for (int i = 0; i < 2; i++) {
          admitted.add(threads.submit(() -> flooder(busy).signIn(member)));
        }
        awaitBoth();

        assertThatThrownBy(() -> flooder(busy).signIn(member)).isInstanceOf(TooManyAtOnce.class);
        admitted.add(threads.submit(() -> anonymous().at(busy).signIn(member)));
      } finally {
        gate.countDown();
      }
      for (Future<SignInResult> signIn : admitted) {
        assertThat(signIn.get()).isInstanceOf(SignInResult.Opened.class);
      }
    }
  }

  private Visitor flooder(Services busy) {
    return anonymousFrom("192.0.2.66").at(busy);
  }

  private static Class<?>[] withPages(Class<?> bean) {
    return Stream.concat(Stream.of(bean), Stream.of(ProductionClasses.pages()))
        .toArray(Class<?>[]::new);
  }

  /** One whose hash is computed, and one that waits. */
  private static void awaitBoth() {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (COME.get() < 2) {
      assertThat(Instant.now()).isBefore(deadline);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private void assertRefused(Services busy, TestAccount member, EmailAddress email) {
    assertThatThrownBy(() -> anonymous().at(busy).signIn(email, TestAccount.PASSWORD))
        .isInstanceOf(TooManyAtOnce.class);
    assertThatThrownBy(
            () ->
                anonymous()
                    .at(busy)
                    .does(
                        () ->
                            busy.get(UnbindRequestService.class)
                                .requestCode("key", email, TestAccount.PASSWORD)))
        .isInstanceOf(TooManyAtOnce.class);
    assertThatThrownBy(
            () ->
                signedIn(member)
                    .at(busy)
                    .does(
                        () ->
                            busy.get(PasswordChangeService.class)
                                .change(TestAccount.PASSWORD, TestAccount.WRONG_PASSWORD)))
        .isInstanceOf(TooManyAtOnce.class);
  }

  private void assertAskedToComeAgain(Services busy, TestAccount member) {
    PlainBrowser browser = new PlainBrowser(busy, Visitor.of(busy));

    Answer again =
        browser.submit(
            SignInServlet.class,
            browser.open(SignInServlet.class, "/login"),
            Map.of("email", member.email().text(), "password", TestAccount.PASSWORD.text()));

    assertThat(again.status()).isEqualTo(503);
    assertThat(again.headers()).containsEntry("Retry-After", "5");
    assertThat(again.notices())
        .isEqualTo("Too many people are signing in right now. Try again in a moment.");
    assertThat(again.page().select("#email").val()).isEqualTo(member.email().text());
  }

  private List<Object> counters() {
    return List.of(
        sql.rows("select * from failure_counter order by subject"),
        sql.rows("select * from rate_counter order by subject"));
  }

  private GateResult gateAt(Services busy) {
    ApplicationOrigin nobodys = ApplicationOrigin.parse("https://nobody.example").orElseThrow();
    return anonymous()
        .at(busy)
        .does(() -> busy.get(ApplicationGateService.class).check(nobodys, Optional.empty(), false));
  }
}
