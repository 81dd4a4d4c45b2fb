package mfa.shell.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import mfa.authenticator.AuthenticatorService;
import mfa.session.SessionService;
import mfa.session.SessionSettings;
import mfa.session.Stage;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.Sql;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("After a sign-in with a recovery code every page helps")
@ExtendWith(OpenPage.class)
class RecoveryBannerTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  @Test
  void saysHowManyCodesAreLeftAndLeadsToTheSettings() {
    RecoveryBanner banner = banner(true);

    assertThat(banner.isVisible()).isTrue();
    assertThat(banner.getElement().getTextRecursively())
        .contains("Recovery codes left: 10. Lost your phone? Add the new one");
    assertThat(PageParts.within(banner, Anchor.class).map(Anchor::getHref))
        .containsExactly("account/security");
  }

  @Test
  @DisplayName("With the last recovery code, a new phone can be added for a few minutes only")
  void lastCodeIsGoodForAFewMinutes() {
    TestAccount owner = new Accounts(SERVICES).boundMember();
    Visitor visitor = signedIn(owner);
    SERVICES
        .sql()
        .execute("update recovery_code set used_at = created_at where account_id = ?", owner.id());

    assertThat(banner(visitor, true).getElement().getTextRecursively())
        .contains("That was your last recovery code.", "within 5 minutes of signing in");
  }

  @Test
  void isNotThereAfterASecurityCode() {
    assertThat(banner(false).isVisible()).isFalse();
  }

  @Test
  @DisplayName(
      "A phone that is added leaves the old one to be removed; without it, or unbound, there is"
          + " nothing left to do")
  void saysWhatIsLeftToDo() {
    TestAccount owner = new Accounts(SERVICES).memberWithAuthenticators(2);
    Visitor visitor = signedIn(owner);
    Sql sql = SERVICES.sql();
    sql.execute(
        "update authenticator set bound_at = ? where id ="
            + " (select max(id) from authenticator where account_id = ?)",
        SERVICES.clock().instant().plusSeconds(1),
        owner.id());
    assertThat(banner(visitor, true).getElement().getTextRecursively())
        .contains("Your new authenticator is added.")
        .doesNotContain("codes left");

    sql.execute(
        "delete from authenticator where id ="
            + " (select min(id) from authenticator where account_id = ?)",
        owner.id());
    assertThat(banner(visitor, true).isVisible()).isFalse();

    sql.execute("delete from authenticator where account_id = ?", owner.id());
    assertThat(banner(visitor, true).isVisible()).isFalse();
  }

  private static RecoveryBanner banner(boolean recovery) {
    return banner(signedIn(new Accounts(SERVICES).boundMember()), recovery);
  }

  private static Visitor signedIn(TestAccount owner) {
    SessionService sessions = SERVICES.get(SessionService.class);
    Visitor visitor = Visitor.of(SERVICES);
    long session = visitor.does(() -> sessions.open(owner.id(), Stage.HALF_SIGNED_IN, 0));
    visitor.inSession(session);
    visitor.does(() -> sessions.confirm(0));
    return visitor;
  }

  private static RecoveryBanner banner(Visitor visitor, boolean recovery) {
    return visitor.does(
        () -> {
          RecoveryBanner banner =
              new RecoveryBanner(
                  SERVICES.get(AuthenticatorService.class),
                  SERVICES.get(SessionService.class),
                  SERVICES.get(SessionSettings.class));
          banner.refresh(recovery);
          return banner;
        });
  }
}
