package mfa.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mfa.authenticator.AuthenticatorService.Removal;
import mfa.support.ServiceTest;
import mfa.support.Simultaneously;
import mfa.support.TestAccount;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
@Tag("R23")
@DisplayName("R23 What an account has is changed by one at a time")
class RemoveRaceTest extends ServiceTest {

  private static final int ROUNDS = 20;

  @Test
  void twoWhoRemoveTheOtherAuthenticatorAtOnceLeaveOne() {
    for (int round = 0; round < ROUNDS; round++) {
      TestAccount account = accounts.memberWithAuthenticators(2);
      List<Long> ids =
          sql.rows("select id from authenticator where account_id = ?", account.id()).stream()
              .map(row -> ((Number) row.get("id")).longValue())
              .toList();
      List<Visitor> windows = List.of(signedIn(account), signedIn(account));

      List<Removal> said =
          Simultaneously.call(
              2,
              number ->
                  windows
                      .get(number)
                      .does(() -> the(AuthenticatorService.class).remove(ids.get(number))));

      assertThat(said).containsExactlyInAnyOrder(Removal.REMOVED, Removal.LAST_ONE);
      assertThat(
              sql.number("select count(*) from authenticator where account_id = ?", account.id()))
          .isEqualTo(1);
    }
  }
}
