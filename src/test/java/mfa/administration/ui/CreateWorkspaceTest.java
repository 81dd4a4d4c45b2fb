package mfa.administration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import mfa.account.PlatformRole;
import mfa.authenticator.ui.ProofDialog;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestAccount;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import mfa.workspace.WorkspaceItem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

@DisplayName("Platform administrators make workspaces and see them in a list")
@ExtendWith(OpenPage.class)
class CreateWorkspaceTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  @Test
  @DisplayName("The first of two wrong fields has the focus, then the one that is left")
  void firstWrongFieldHasTheFocus() {
    onPage(
        page -> {
          PageParts.press(page, "Create a workspace");
          PageParts.takeFocused();
          TextField name = field(TextField.class);
          EmailField email = field(EmailField.class);

          PageParts.submit(UI.getCurrent());
          assertThat(name.isInvalid()).isTrue();
          assertThat(email.isInvalid()).isTrue();
          assertThat(PageParts.takeFocused()).contains(name);

          name.setValue("Initech");
          PageParts.submit(UI.getCurrent());
          assertThat(name.isInvalid()).isFalse();
          assertThat(PageParts.takeFocused()).contains(email);
        });
  }

  @ParameterizedTest
  @Tag("R76")
  @DisplayName("R76: an owner whom no mail can reach is refused at the field, which says why")
  @CsvSource({
    "\u0173ictim@example.com, We cannot send mail to this address.",
    "a@b, We cannot send mail to this address.",
    "maya, 'Enter an e-mail address, such as name@example.com.'"
  })
  void unreachableOwnerIsRefused(String typed, String message) {
    onPage(
        page -> {
          long before = SERVICES.sql().number("select count(*) from workspace");
          PageParts.press(page, "Create a workspace");
          PageParts.takeFocused();
          field(TextField.class).setValue("Initech");
          EmailField email = field(EmailField.class);
          email.setValue(typed);

          PageParts.submit(UI.getCurrent());

          assertThat(email.isInvalid()).isTrue();
          assertThat(email.getErrorMessage()).startsWith(message);
          assertThat(email.getValue()).isEqualTo(typed);
          assertThat(SERVICES.sql().number("select count(*) from workspace")).isEqualTo(before);
        });
  }

  @Test
  @Tag("R62")
  @DisplayName(
      "R62: a code that runs out while somebody types is asked for again, over the fields; with it"
          + " the workspace is made")
  void codeThatRanOutIsAskedForAgain() {
    onPage(
        (page, platform) -> {
          long before = SERVICES.sql().number("select count(*) from workspace");
          PageParts.press(page, "Create a workspace");
          PageParts.takeFocused();
          TextField name = field(TextField.class);
          name.setValue("Initech");
          field(EmailField.class).setValue("owner@example.net");
          SERVICES.clock().moveBy(Duration.ofMinutes(6));

          PageParts.submit(UI.getCurrent());
          MockVaadin.clientRoundtrip();

          assertThat(PageParts.within(UI.getCurrent(), Dialog.class)).hasSize(2);
          assertThat(PageParts.within(UI.getCurrent(), ProofDialog.class)).hasSize(1);
          assertThat(name.getValue()).isEqualTo("Initech");
          assertThat(SERVICES.sql().number("select count(*) from workspace")).isEqualTo(before);

          PageParts.giveCode(platform.code(SERVICES.clock().instant()));

          assertThat(PageParts.within(UI.getCurrent(), Dialog.class)).isEmpty();
          assertThat(SERVICES.sql().number("select count(*) from workspace")).isEqualTo(before + 1);
        });
  }

  @Test
  @DisplayName("In a narrow window every value of a row has its name")
  void valuesOfACardAreNamed() {
    onPage(
        page -> {
          Grid<?> grid = PageParts.within(page, Grid.class).findFirst().orElseThrow();
          narrow(grid);

          assertThat(card(grid).getElement().getTextRecursively())
              .matches(
                  "Initech.*Active owners: ?1.*MFA security authentication: ?Off.*Created: ?.*");
        });
  }

  private static void narrow(Grid<?> grid) {
    Element element = grid.getElement();
    element
        .getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(new DomEvent(element, "narrow", JsonNodeFactory.instance.objectNode()));
  }

  @SuppressWarnings("unchecked")
  private static Component card(Grid<?> grid) {
    return ((ComponentRenderer<Component, WorkspaceItem>) grid.getColumns().getLast().getRenderer())
        .createComponent(new WorkspaceItem(1, "Initech", 1, 2, null, null, Instant.EPOCH, null));
  }

  private static <T extends Component> T field(Class<T> kind) {
    Dialog dialog = PageParts.within(UI.getCurrent(), Dialog.class).findFirst().orElseThrow();
    return PageParts.within(dialog, kind).findFirst().orElseThrow();
  }

  private static void onPage(Consumer<Component> steps) {
    onPage((page, platform) -> steps.accept(page));
  }

  private static void onPage(BiConsumer<Component, TestAccount> steps) {
    Accounts accounts = new Accounts(SERVICES);
    TestAccount platform = accounts.bind(accounts.memberWith(PlatformRole.PLATFORM_ADMIN));
    SERVICES.clock().moveToAnotherDay();
    Visitor acting = Visitor.of(SERVICES).signInWithCode(platform);
    acting.does(
        () -> {
          WorkspaceSection section = SERVICES.get(WorkspaceSection.class);
          UI.getCurrent().add(section);
          steps.accept(section, platform);
        });
  }
}
