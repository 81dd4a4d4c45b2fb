package mfa.application.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mfa.application.ApplicationResult;
import mfa.authenticator.ui.FreshCode;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OpenPage.class)
@DisplayName("A workspace gets an application")
class ApplicationDialogTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  private final List<String> carriedOut = new ArrayList<>();

  @Test
  @Tag("R72")
  @DisplayName(
      "R72: a code that runs out beside an address is asked for again; what is typed stays, and goes with it")
  void codeThatRanOutIsAskedForAgain() {
    Accounts accounts = new Accounts(SERVICES);
    TestAccount platform = accounts.boundMember();
    SERVICES.clock().moveToAnotherDay();
    Visitor.of(SERVICES)
        .signInWithCode(platform)
        .does(
            () -> {
              open();
              SERVICES.clock().moveBy(Duration.ofMinutes(6));

              PageParts.submit(UI.getCurrent());
              MockVaadin.clientRoundtrip();

              assertThat(carriedOut).isEmpty();
              assertThat(PageParts.within(UI.getCurrent(), TextField.class))
                  .extracting(TextField::getValue)
                  .contains("https://wiki.example");
              PageParts.giveCode(platform.code(SERVICES.clock().instant()));
              assertThat(carriedOut).containsExactly("https://wiki.example", "done");
              assertThat(PageParts.within(UI.getCurrent(), Dialog.class)).isEmpty();
            });
  }

  private void open() {
    new ApplicationDialog(
            "Acme",
            SERVICES.get(FreshCode.class),
            (name, origin) -> {
              carriedOut.add(origin);
              return ApplicationResult.DONE;
            },
            () -> carriedOut.add("done"))
        .open();
    MockVaadin.clientRoundtrip();
    PageParts.within(UI.getCurrent(), TextField.class)
        .forEach(field -> field.setValue("https://wiki.example"));
  }
}
