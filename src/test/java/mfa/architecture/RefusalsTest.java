package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was pressed may be far from where a page says what became of it, or gone by then. */
@Tag("R43")
class RefusalsTest {

  /** Told while somebody types or chooses, who is not to be taken away from that. */
  private static final Set<String> BESIDE_WORK = Set.of("DraftEditor.java", "TicketBulk.java");

  private static final Pattern SHOWN_AFTER =
      Pattern.compile("\\brefresh\\(\\)|changed\\.run\\(\\)|ifPresent\\(this::show\\)");

  @Test
  @DisplayName("R43: pages lead to what they refuse; dialogs say it in sight")
  void pagesLeadToRefusals() {
    assertThat(SourceFiles.ofPages())
        .filteredOn(source -> source.tree().toString().contains("problem.show("))
        .extracting(source -> Path.of(source.name()).getFileName().toString())
        .isNotEmpty()
        .allMatch(name -> name.endsWith("Dialog.java") || BESIDE_WORK.contains(name));
  }

  @Test
  @DisplayName("R43: pages that show what is there after an action lead on from what was pressed")
  void pagesLeadOnFromWhatIsDone() {
    assertThat(SourceFiles.ofPages())
        .flatExtracting(RefusalsTest::methods)
        .filteredOn(method -> SHOWN_AFTER.matcher(method).find())
        .isNotEmpty()
        .noneMatch(method -> method.contains("Notification.show("));
  }

  private static List<String> methods(SourceFiles.Source source) {
    List<String> methods = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        methods.add(method.toString());
        return super.visitMethod(method, nothing);
      }
    }.scan(source.tree(), null);
    return methods;
  }
}
