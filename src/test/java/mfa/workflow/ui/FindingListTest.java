package mfa.workflow.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import mfa.support.OpenPage;
import mfa.workflow.process.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("R74")
@DisplayName("R74: of thousands of findings a page shows as many as people read")
@ExtendWith(OpenPage.class)
class FindingListTest {

  @BeforeEach
  void openPage() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @Test
  void firstHundredAreShownAndTheRestIsCounted() {
    String text = shown(findings(19_000));

    assertThat(text)
        .contains("at most 99 characters", "And 18900 more.")
        .doesNotContain("at most 100 characters", "!{");
  }

  @Test
  void nothingIsSaidOfMoreWhereThereIsNone() {
    assertThat(shown(findings(100))).contains("at most 99 characters").doesNotContain("more");
  }

  private static String shown(List<Finding> findings) {
    var list = new FindingList();
    UI.getCurrent().add(list);
    list.show(findings);
    return list.getElement().getTextRecursively().replace(",", "");
  }

  private static List<Finding> findings(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> new Finding(true, "task" + i, "", "finding.long-name", List.of("" + i)))
        .toList();
  }
}
