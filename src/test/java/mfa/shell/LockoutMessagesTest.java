package mfa.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import mfa.support.OpenPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("How long somebody has to wait is said in words, and never too short")
@ExtendWith(OpenPage.class)
class LockoutMessagesTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 2 seconds",
    "PT1S, 2 seconds",
    "PT1.001S, 2 seconds",
    "PT90S, 90 seconds",
    "PT91S, 2 minutes",
    "PT90M, 90 minutes",
    "PT90M1S, 2 hours",
    "PT72H, 72 hours",
    "PT72H1S, 4 days"
  })
  void noSpanIsOne(Duration time, String words) {
    Texts texts = new Div()::getTranslation;

    assertThat(LockoutMessages.span(texts, time)).isEqualTo(words);
  }
}
