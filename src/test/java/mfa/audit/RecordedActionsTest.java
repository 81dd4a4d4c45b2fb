package mfa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mfa.architecture.SourceFiles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists where in the production code each action is recorded: none is there for show. */
@DisplayName("R59: every action that the audit log knows is recorded somewhere")
@Tag("R59")
class RecordedActionsTest {

  /** Calls that ask for entries instead of making them. */
  private static final Set<String> QUESTIONS =
      Set.of("EnumSet.range", "EnumSet.of", "Set.of", "audit.lastTimes");

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("actions")
  void actionIsRecorded(AuditAction action, Set<String> places) {
    assertThat(places).as("places that record %s", action).isNotEmpty();
  }

  private static Stream<Arguments> actions() {
    Map<AuditAction, Set<String>> places = new EnumMap<>(AuditAction.class);
    Arrays.stream(AuditAction.values()).forEach(each -> places.put(each, new TreeSet<>()));
    SourceFiles.all().stream()
        .filter(source -> !source.tree().getPackageName().toString().endsWith(".ui"))
        .forEach(source -> read(source, places));
    return places.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  private static void read(SourceFiles.Source source, Map<AuditAction, Set<String>> places) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
        if (select.getExpression().toString().equals("AuditAction") && !isQuestion()) {
          places.forEach(
              (action, found) -> {
                if (select.getIdentifier().contentEquals(action.name())) {
                  found.add(source.name() + "#" + method(getCurrentPath()));
                }
              });
        }
        return super.visitMemberSelect(select, nothing);
      }

      private boolean isQuestion() {
        Tree user = getCurrentPath().getParentPath().getLeaf();
        return !(user instanceof MethodInvocationTree) && method(getCurrentPath()).isEmpty()
            || user instanceof MethodInvocationTree call
                && QUESTIONS.contains(call.getMethodSelect().toString());
      }
    }.scan(source.tree(), null);
  }

  private static String method(TreePath path) {
    for (Tree tree : path) {
      if (tree instanceof MethodTree method) {
        return method.getName().toString();
      }
    }
    return "";
  }
}
