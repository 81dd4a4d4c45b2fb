package mfa.workspace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.time.ZoneOffset;
import java.util.Locale;
import mfa.support.OpenPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R59")
@DisplayName("R59: the audit log of a workspace is told in the language of the reader")
@ExtendWith(OpenPage.class)
class AuditDetailTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ann@example.com as STANDARD  | ann@example.com，角色：普通成员
          a•••@example.com as OWNER (invitation 9) | 角色：所有者
          STANDARD -> ADMINISTRATOR    | 普通成员 → 管理员
          READ_ONLY                    | 只读成员
          account deleted              | 账号已删除
          grace 7 days for the pilot group | 宽限期（天）：7；仅限试点组
          pilot off                    | 移出试点组
          pilot off: OWN_MEMBERSHIP    | 移出试点组：这是您自己的成员身份，请由他人更改，或自行退出工作空间。
          grace 7 days                 | 宽限期（天）：7
          12 members                   | 成员人数：12
          """)
  void codesAreTranslated(String detail, String words) {
    assertThat(words(Locale.SIMPLIFIED_CHINESE, detail)).isEqualTo(words);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "en, read only, READ_ONLY",
    "en, to the pilot, pilot on",
    "zh, 移出试点, pilot off",
    "zh, 宽限期, 'grace '",
    "zh, 成员人数, ' members'",
  })
  @DisplayName("What is looked for in the reader's words is found by what is noted")
  void wordsAreFoundByTheirCodes(Locale language, String typed, String code) {
    UI.getCurrent().setLocale(language);

    assertThat(new AuditDetail(new Div(), ZoneOffset.UTC).codes(typed)).contains(code);
    assertThat(new AuditDetail(new Div(), ZoneOffset.UTC).codes(" ")).isEmpty();
    assertThat(new AuditDetail(new Div(), ZoneOffset.UTC).codes("zzzz")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STANDARD -> OWNER: OWNERS_ONLY",
        "NEVER_EXEMPT",
        "NEEDS_BINDING",
        "OWN_BROWSER",
        "member 17",
        "invitation 17",
        "UNKNOWN (number 20 since 2026-03-01T12:00:00Z; not all are listed)",
        "UNKNOWN (30 in an hour before; not all are listed)",
        "grace 7 days from 2026-03-01T12:00:00Z",
        "grace 7 days from 2026-03-01T12:00:00Z for the pilot group",
        "until 2026-03-01T12:00:00Z",
        "until 2026-03-01T12:00:00Z: New phone is on its way"
      })
  void nothingStaysInEnglish(String detail) {
    assertThat(words(Locale.SIMPLIFIED_CHINESE, detail)).doesNotContainPattern("[A-Za-z]{4}");
  }

  @Test
  void whatSomebodyTypedStaysAsItIs() {
    assertThat(words(Locale.ENGLISH, "Globex")).isEqualTo("Globex");
    assertThat(words(Locale.ENGLISH, "until 2026-xZ")).isEqualTo("until 2026-xZ");
    assertThat(words(Locale.ENGLISH, "until 2026-13-41T99:00:00Z"))
        .isEqualTo("until 2026-13-41T99:00:00Z");
  }

  @Test
  void lastDayOfAnExemptionIsNamed() {
    assertThat(words(Locale.ENGLISH, "until 2026-03-01T12:00:00Z")).isEqualTo("Until 1 Mar 2026");
    assertThat(words(Locale.ENGLISH, "until 2026-12-12T00:00:00Z")).isEqualTo("Until 11 Dec 2026");
    assertThat(words(Locale.ENGLISH, "until 2026-03-01T12:00:00Z: New phone is on its way"))
        .isEqualTo("Until 1 Mar 2026");
  }

  private static String words(Locale language, String detail) {
    UI.getCurrent().setLocale(language);
    return new AuditDetail(new Div(), ZoneOffset.UTC).words(detail);
  }
}
