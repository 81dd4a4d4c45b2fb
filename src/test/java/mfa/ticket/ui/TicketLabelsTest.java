package mfa.ticket.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.Locale;
import mfa.support.OpenPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R43")
@DisplayName("R43: the desk speaks of the steps of a process in the language of the reader")
@ExtendWith(OpenPage.class)
class TicketLabelsTest {

  private static final String REVIEW = "userTask_reviewTicket";

  @BeforeEach
  void openChinesePage() {
    UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
  }

  @Test
  void stepOfThePackagedModelIsTranslated() {
    assertThat(words(REVIEW, "Review unbind ticket")).isEqualTo("审核解绑工单");
  }

  @Test
  void stepThatItsModelCallsOtherwiseIsCalledSo() {
    assertThat(words(REVIEW, "Look at the passport")).isEqualTo("Look at the passport");
  }

  @Test
  void stepOfAnotherModelIsCalledAsThere() {
    assertThat(words("userTask_callBack", "Call back")).isEqualTo("Call back");
    assertThat(words(null, "")).isEmpty();
  }

  private static String words(String id, String name) {
    return TicketLabels.step(new Div(), id, name);
  }
}
