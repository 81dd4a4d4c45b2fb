package mfa.workflow.draft.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Conditions are recognised however they are written")
class ContractChoicesTest {

  @ParameterizedTest
  @Tag("R69")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ${decision=='ask'}               | ${decision == 'ask'}
          ${  decision  ==  "ask"  }       | ${decision == 'ask'}
          ${heightened!= false }           | ${heightened == true}
          ${ heightened ==false}           | ${heightened != true}
          ${heightened == true}            | ${heightened == true}
          """)
  void blanksAndQuotesMakeNoDifference(String written, String choice) {
    assertThat(ContractChoices.canonical(written)).isEqualTo(choice);
  }

  @ParameterizedTest
  @Tag("R74")
  @ValueSource(strings = {"", "${", "${decision", "${decision =="})
  void endlessBlanksAreReadOnce(String beginning) {
    String condition = beginning + " ".repeat(480_000) + "x";

    String read =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> ContractChoices.canonical(condition));

    assertThat(read).startsWith(beginning).endsWith("x");
  }
}
