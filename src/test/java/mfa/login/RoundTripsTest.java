package mfa.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mfa.authenticator.CodeCheckResult;
import mfa.enforcement.EnforcementService;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.Test;

/**
 * How often signing in asks the database: each statement, and each end of a transaction, is one way
 * there and back, which costs more than the work when the database is on another machine.
 */
class RoundTripsTest extends ServiceTest {

  private static final String COMMIT = "COMMIT";

  @Test
  void signInOfAKnownBrowserTakesThreeTransactionsAndFewStatements() {
    TestAccount owner = accounts.boundMember();
    Visitor first = anonymous();
    signIn(first, owner);
    Visitor second = first.comingBack();
    clock.moveToNextStep();
    signIn(second, owner);
    Visitor browser = second.comingBack();

    List<String> password = services.statementsOf(() -> browser.signIn(owner));
    List<String> page = services.statementsOf(() -> browser.does(() -> {}));
    clock.moveToNextStep();
    List<String> code =
        services.statementsOf(
            () ->
                assertThat(browser.confirm(owner.code(clock.instant())))
                    .isInstanceOf(CodeCheckResult.Accepted.class));

    print("password", password);
    print("a page", page);
    print("code", code);
    assertThat(page).hasSize(1);
    assertThat(password).hasSizeLessThanOrEqualTo(16).filteredOn(COMMIT::equals).hasSize(2);
    assertThat(code).hasSizeLessThanOrEqualTo(13).filteredOn(COMMIT::equals).hasSize(1);
  }

  @Test
  void homePageAsksTwiceAndTakesNoTransaction() {
    TestAccount owner = accounts.boundMember();
    workspaces.named("Globex").with(owner).requiringMfa(7);
    Visitor browser = signedIn(owner);
    EnforcementService enforcement = the(EnforcementService.class);

    List<String> gate = services.statementsOf(() -> browser.does(() -> {}));
    List<String> home = services.statementsOf(() -> browser.does(enforcement::ownProtection));

    print("what a home page tells", home);
    assertThat(home).hasSizeLessThanOrEqualTo(gate.size() + 2).doesNotContain(COMMIT);
  }

  private void signIn(Visitor browser, TestAccount owner) {
    browser.signIn(owner);
    clock.moveToNextStep();
    browser.confirm(owner.code(clock.instant()));
  }

  private static void print(String name, List<String> statements) {
    System.out.printf("Round trips for %s: %d%n", name, statements.size());
  }
}
