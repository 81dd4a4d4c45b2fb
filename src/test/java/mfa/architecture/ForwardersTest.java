package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A class that only hands its calls on makes every click one class longer. */
class ForwardersTest {

  @Test
  @DisplayName("No class only hands its calls on, with the same arguments, to another one")
  void noClassOnlyForwards() {
    assertThat(
            SourceFiles.all().stream()
                .flatMap(source -> source.tree().getTypeDecls().stream())
                .filter(type -> type.getKind() == Tree.Kind.CLASS)
                .map(ClassTree.class::cast)
                .filter(ForwardersTest::onlyForwards))
        .extracting(ClassTree::getSimpleName)
        .isEmpty();
  }

  @Test
  @DisplayName("A class that only hands its calls on is found, one that does more is not")
  void forwarderIsFound() {
    String forwards =
        """
        class Door {
          @Inject private Room room;
          public Door(Room room) { this.room = room; }
          public int enter(String name, int age) { return room.enter(name, age); }
          public void leave() { room.leave(); }
        }
        """;
    String renames = forwards.replace("room.enter(name, age)", "room.enter(age, name)");
    String decides = forwards.replace("room.leave();", "if (open) { room.leave(); }");
    String joins = forwards.replace("room.leave();", "garden.leave();");

    assertThat(Stream.of(forwards, renames, decides, joins).map(ForwardersTest::parsed))
        .map(ForwardersTest::onlyForwards)
        .containsExactly(true, false, false, false);
  }

  /** Also those that nobody else calls: what has work of its own does not only forward. */
  private static boolean onlyForwards(ClassTree type) {
    List<MethodTree> methods =
        type.getMembers().stream()
            .filter(MethodTree.class::isInstance)
            .map(MethodTree.class::cast)
            .filter(method -> method.getReturnType() != null && method.getBody() != null)
            .toList();
    Set<String> targets =
        methods.stream().map(method -> target(method).orElse("")).collect(Collectors.toSet());
    return targets.size() == 1 && !targets.contains("");
  }

  /** The field that the method hands its arguments on to, if that is all it does. */
  private static Optional<String> target(MethodTree method) {
    return onlyCall(method.getBody())
        .filter(call -> names(call.getArguments()).equals(parameters(method)))
        .map(MethodInvocationTree::getMethodSelect)
        .filter(MemberSelectTree.class::isInstance)
        .map(select -> ((MemberSelectTree) select).getExpression())
        .filter(IdentifierTree.class::isInstance)
        .map(Object::toString)
        .filter(name -> Character.isLowerCase(name.charAt(0)) && !name.equals("super"))
        .filter(name -> !parameters(method).contains(name));
  }

  private static Optional<MethodInvocationTree> onlyCall(BlockTree body) {
    if (body.getStatements().size() != 1) {
      return Optional.empty();
    }
    StatementTree statement = body.getStatements().getFirst();
    ExpressionTree expression =
        switch (statement) {
          case ReturnTree answer -> answer.getExpression();
          case ExpressionStatementTree act -> act.getExpression();
          default -> null;
        };
    return Optional.ofNullable(expression)
        .filter(MethodInvocationTree.class::isInstance)
        .map(MethodInvocationTree.class::cast);
  }

  private static List<String> names(List<? extends ExpressionTree> arguments) {
    return arguments.stream().map(Object::toString).toList();
  }

  private static List<String> parameters(MethodTree method) {
    return method.getParameters().stream()
        .map(VariableTree::getName)
        .map(Object::toString)
        .toList();
  }

  private static ClassTree parsed(String source) {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, List.of(file));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      return (ClassTree) unit.getTypeDecls().getFirst();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
