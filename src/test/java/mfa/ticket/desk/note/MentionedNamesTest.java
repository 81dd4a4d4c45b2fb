package mfa.ticket.desk.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MentionedNamesTest {

  private static final List<String> NAMES = List.of("Ann", "Ann Lee", "Grace Hopper", "王芳");

  @Test
  void nameBehindAnAtIsMentionedOnceHoweverItIsWritten() {
    assertThat(in("@Grace Hopper, see @grace hopper.")).containsExactly("Grace Hopper");
    assertThat(in("Ask ＠Grace Hopper")).containsExactly("Grace Hopper");
  }

  @Test
  void longestNameCounts() {
    assertThat(in("@Ann Lee: please")).containsExactly("Ann Lee");
    assertThat(in("@Ann please")).containsExactly("Ann");
  }

  @Test
  void otherWordsAreNobody() {
    assertThat(in("@Annabel, Ann, ann@example.com, @, @Bob")).isEmpty();
  }

  @Test
  void chineseNeedsNoBlankBehindAName() {
    assertThat(in("@王芳请看")).containsExactly("王芳");
  }

  private static List<String> in(String text) {
    return MentionedNames.in(text, NAMES);
  }
}
