package mfa.application;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import mfa.account.PlatformRole;
import mfa.platform.crypto.RandomSource;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import mfa.support.Workspaces.TestWorkspace;
import org.junit.jupiter.api.BeforeEach;

/** A workspace with an application, and people who want into it. */
abstract class WithApplications extends ServiceTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  static final ReturnPath PAGE = ReturnPath.of("/reports?year=2026");

  TestWorkspace workspace;
  App app;

  /** An application that was added. */
  record App(long id, ApplicationOrigin origin) {}

  /** One browser at an application's host. */
  final class AtApplication {

    final App app;
    final BrowserKey browser = new BrowserKey(the(RandomSource.class).key());
    Optional<String> key = Optional.empty();

    AtApplication(App app) {
      this.app = app;
    }

    GateResult asks() {
      return asks(false);
    }

    GateResult asks(boolean byPerson) {
      return anonymous()
          .does(() -> the(ApplicationGateService.class).check(app.origin(), key, byPerson));
    }

    EntryRequest request() {
      return new EntryRequest(app.id(), browser.hash(), PAGE);
    }

    EntryResult shows(String code) {
      EntryResult result =
          anonymous()
              .does(() -> the(ApplicationGateService.class).redeem(app.origin(), code, browser));
      if (result instanceof EntryResult.Entered entered) {
        key = Optional.of(entered.key());
      }
      return result;
    }

    AtApplication enteredBy(Visitor owner) {
      shows(codeFor(owner));
      return this;
    }

    String codeFor(Visitor owner) {
      return owner
          .does(() -> the(ApplicationGateService.class).enter(request()))
          .orElseThrow()
          .code();
    }
  }

  @BeforeEach
  void addApplication() {
    workspace = workspaces.named("Acme");
    app = added(workspace);
  }

  App added(TestWorkspace to) {
    String address = "https://app%d.acme.example".formatted(NUMBERS.incrementAndGet());
    Visitor administrator = administrator();
    administrator.does(() -> the(ApplicationService.class).add(to.id(), "Reports", address));
    long id = sql.number("select id from application where origin = ?", address);
    return new App(id, ApplicationOrigin.parse(address).orElseThrow());
  }

  Visitor administrator() {
    TestAccount administrator = accounts.boundMember();
    accounts.grant(administrator, PlatformRole.PLATFORM_ADMIN);
    return signedIn(administrator);
  }

  AtApplication browserAt(App application) {
    return new AtApplication(application);
  }

  /** A member of the workspace with an authenticator. */
  TestAccount boundMember() {
    TestAccount member = accounts.boundMember();
    workspace.with(member);
    return member;
  }

  static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");
}
