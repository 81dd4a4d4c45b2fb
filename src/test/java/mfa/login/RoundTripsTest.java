package mfa.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mfa.authenticator.CodeCheckResult;
import mfa.enforcement.EnforcementService;
import mfa.support.ServiceTest;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often signing in asks the database: each time that it waits for an answer is one way there
 * and back, which costs more than the work when the database is on another machine. Elsewhere than
 * on PostgreSQL statements go one by one. What pages ask, {@code SharedDatabaseIT} counts as well.
 */
@Tag("R71")
class RoundTripsTest extends ServiceTest {

  private static final String COMMIT = "COMMIT";
  private static final int MAX_OF_SIGN_IN = 15;

  /** The mail about a new browser asks first how many went out within the hour. */
  private static final int MAX_WITH_MAIL = 16;

  private static final int SIGN_INS = 4;

  @Test
  @DisplayName(
      "R71 A whole sign-in takes 15 ways to the database, one more with a mail, and three transactions")
  void signInTakesFewRoundTrips() {
    assumeTrue(services.isPostgresql());
    List<List<String>> ofNew = new ArrayList<>();
    List<List<String>> ofKnown = new ArrayList<>();

    for (int round = 0; round < SIGN_INS; round++) {
      TestAccount owner = accounts.boundMember();
      signIn(anonymous(), owner);
      Visitor other = anonymous();
      ofNew.add(signIn(other, owner));
      ofKnown.add(signIn(other.comingBack(), owner));
    }

    assertFew("new", ofNew, MAX_WITH_MAIL);
    assertFew("known", ofKnown, MAX_OF_SIGN_IN);
  }

  private List<String> signIn(Visitor browser, TestAccount owner) {
    clock.moveToNextStep();
    List<String> sent = new ArrayList<>(services.statementsOf(() -> browser.signIn(owner)));
    sent.addAll(services.statementsOf(() -> browser.does(() -> {})));
    clock.moveToNextStep();
    sent.addAll(
        services.statementsOf(
            () ->
                assertThat(browser.confirm(owner.code(clock.instant())))
                    .isInstanceOf(CodeCheckResult.Accepted.class)));
    return sent;
  }

  @Test
  void homePageAsksOnceAndTakesNoTransaction() {
    TestAccount owner = accounts.boundMember();
    workspaces.named("Globex").with(owner).requiringMfa(7);
    Visitor browser = signedIn(owner);
    EnforcementService enforcement = the(EnforcementService.class);

    List<String> gate = services.statementsOf(() -> browser.does(() -> {}));
    List<String> home = services.statementsOf(() -> browser.does(enforcement::ownProtection));

    assertThat(home).hasSizeLessThanOrEqualTo(gate.size() + 1).doesNotContain(COMMIT);
  }

  /** The least of them: one may fetch numbers for rows to come. */
  private static void assertFew(String browser, List<List<String>> all, int max) {
    List<String> sent = all.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
    System.out.printf("Round trips for a %s browser: %d%n", browser, sent.size());
    sent.forEach(statement -> System.out.println("  " + statement));
    assertThat(sent).hasSizeLessThanOrEqualTo(max).filteredOn(COMMIT::equals).hasSize(3);
  }
}
