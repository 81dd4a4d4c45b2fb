package mfa.administration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import mfa.account.PlatformRole;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The page of an account, for platform administrators")
@ExtendWith(OpenPage.class)
class AccountDetailViewTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  @ParameterizedTest
  @DisplayName("What takes an account or its access away is done after a question that names it")
  @CsvSource({
    "Disable, 'Disable the account of Kim Lee', DISABLED",
    "Delete, 'Permanently delete the account of Kim Lee', DELETED"
  })
  void whatHurtsIsDoneAfterAQuestion(String action, String question, String state) {
    Accounts accounts = new Accounts(SERVICES);
    TestAccount platform = accounts.bind(accounts.memberWith(PlatformRole.PLATFORM_ADMIN));
    TestAccount kim = accounts.memberNamed("Kim Lee");
    SERVICES.clock().moveToAnotherDay();
    Visitor acting = Visitor.of(SERVICES).signInWithCode(platform);
    acting.does(
        () -> {
          AccountDetailView page = SERVICES.get(AccountDetailView.class);
          UI.getCurrent().add(page);
          page.setParameter(null, Long.toString(kim.id()));

          ask(page, action);
          assertThat(dialog().getElement().getTextRecursively())
              .contains(question, kim.email().text());
          PageParts.press(dialog(), "Cancel");
          MockVaadin.clientRoundtrip();
          assertThat(stateOf(kim)).as("after a no").isEqualTo("ACTIVE");

          ask(page, action);
          PageParts.press(dialog(), action);
          assertThat(stateOf(kim)).isEqualTo(state);
          if (!state.equals("DELETED")) {
            assertThat(PageParts.takeFocused()).containsInstanceOf(H1.class);
          }
        });
  }

  private static void ask(AccountDetailView page, String action) {
    PageParts.press(page, action);
    MockVaadin.clientRoundtrip();
  }

  private static Dialog dialog() {
    return PageParts.within(UI.getCurrent(), Dialog.class)
        .filter(Dialog::isOpened)
        .findFirst()
        .orElseThrow();
  }

  private static String stateOf(TestAccount account) {
    return SERVICES
        .sql()
        .rows("select state from account where id = ?", account.id())
        .getFirst()
        .get("state")
        .toString();
  }
}
