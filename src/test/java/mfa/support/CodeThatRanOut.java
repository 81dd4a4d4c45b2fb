package mfa.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;

/** A dialog is filled in when the code of before runs out. */
public final class CodeThatRanOut {

  private CodeThatRanOut() {}

  /**
   * Asserts that another code is asked for over the dialog, whose fields stay, and that all goes on
   * with it.
   *
   * @param open opens the dialog
   * @param typed into each of its fields
   * @param carriedOut what was done so far
   */
  public static void isAskedForAgain(
      Services services, Runnable open, String typed, List<String> carriedOut) {
    TestAccount owner = new Accounts(services).boundMember();
    services.clock().moveToAnotherDay();
    Visitor.of(services)
        .signInWithCode(owner)
        .does(
            () -> {
              open.run();
              MockVaadin.clientRoundtrip();
              PageParts.within(UI.getCurrent(), TextField.class)
                  .forEach(field -> field.setValue(typed));
              services.clock().moveBy(Duration.ofMinutes(6));

              PageParts.submit(UI.getCurrent());
              MockVaadin.clientRoundtrip();

              assertThat(carriedOut).isEmpty();
              assertThat(PageParts.within(UI.getCurrent(), TextField.class))
                  .extracting(TextField::getValue)
                  .contains(typed);
              PageParts.giveCode(owner.code(services.clock().instant()));
              assertThat(carriedOut).containsExactly(typed, "done");
              assertThat(PageParts.within(UI.getCurrent(), Dialog.class)).isEmpty();
            });
  }
}
