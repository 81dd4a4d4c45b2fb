package mfa.shell.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import mfa.authenticator.AuthenticatorService;
import mfa.session.SessionService;
import mfa.session.Stage;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("After a sign-in with a recovery code every page helps")
@ExtendWith(OpenPage.class)
class RecoveryBannerTest {

  private static final Services SERVICES = Services.on(TestDatabase.H2);

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
  void isNotThereAfterASecurityCode() {
    assertThat(banner(false).isVisible()).isFalse();
  }

  private static RecoveryBanner banner(boolean recovery) {
    TestAccount owner = new Accounts(SERVICES).boundMember();
    SessionService sessions = SERVICES.get(SessionService.class);
    Visitor visitor = Visitor.of(SERVICES);
    long session = visitor.does(() -> sessions.open(owner.id(), Stage.HALF_SIGNED_IN));
    visitor.inSession(session);
    visitor.does(sessions::confirm);
    return visitor.does(
        () -> {
          RecoveryBanner banner = new RecoveryBanner(SERVICES.get(AuthenticatorService.class));
          banner.refresh(recovery);
          return banner;
        });
  }
}
