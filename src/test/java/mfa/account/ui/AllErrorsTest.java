package mfa.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.List;
import mfa.password.ui.ChangePasswordView;
import mfa.support.Accounts;
import mfa.support.OpenPage;
import mfa.support.PageParts;
import mfa.support.Services;
import mfa.support.TestDatabase;
import mfa.support.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R61")
@DisplayName(
    "R61: a form says all that is wrong at once, each at its field, the focus at the first")
@ExtendWith(OpenPage.class)
class AllErrorsTest {

  private static final Services SERVICES = Services.on(TestDatabase.any());

  @ParameterizedTest
  @ValueSource(classes = {AccountView.class, ChangeEmailView.class, ChangePasswordView.class})
  void everyEmptyFieldIsAnError(Class<? extends Component> page) {
    Visitor owner = Visitor.of(SERVICES);
    owner.signIn(new Accounts(SERVICES).member());

    owner.does(
        () -> {
          Component view = SERVICES.get(page);
          UI.getCurrent().add(view);
          List<Component> fields =
              PageParts.within(view, Component.class).filter(AllErrorsTest::isTyped).toList();
          fields.forEach(field -> ((HasValue<?, ?>) field).clear());
          PageParts.submit(view);

          assertThat(fields).hasSize(2);
          assertThat(fields)
              .allSatisfy(
                  field -> {
                    assertThat(((HasValidation) field).isInvalid()).isTrue();
                    assertThat(((HasValidation) field).getErrorMessage()).isNotBlank();
                  });
          assertThat(PageParts.takeFocused()).contains(fields.getFirst());
        });
  }

  /** What can be left empty by its owner; the choice of a language cannot. */
  private static boolean isTyped(Component field) {
    return field instanceof TextFieldBase<?, ?> text && !text.isReadOnly()
        || field instanceof ComboBox<?>;
  }
}
