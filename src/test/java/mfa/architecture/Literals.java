package mfa.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;

/** The texts in double quotes of Java sources, each with what it is handed to. */
final class Literals {

  /**
   * One text.
   *
   * @param user the called method as it is written ({@code LOG.log}), {@code new X} for a
   *     constructor, {@code @X} for an annotation, else empty
   */
  record Literal(String file, String text, String user) {}

  private Literals() {}

  /** Those of all sources in and below packages such as {@code mfa.shell} or {@code mfa.*.ui}. */
  static List<Literal> in(List<SourceFiles.Source> sources) {
    List<Literal> literals = new ArrayList<>();
    for (SourceFiles.Source source : sources) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
          if (literal.getValue() instanceof String text) {
            literals.add(new Literal(source.name(), text, user(getCurrentPath())));
          }
          return null;
        }
      }.scan(source.tree(), null);
    }
    return literals;
  }

  private static String user(TreePath path) {
    TreePath parent = path.getParentPath();
    while (isTransparent(parent.getLeaf())) {
      parent = parent.getParentPath();
    }
    return switch (parent.getLeaf()) {
      case MethodInvocationTree call -> call.getMethodSelect().toString();
      case NewClassTree creation -> "new " + creation.getIdentifier();
      case AnnotationTree annotation -> "@" + annotation.getAnnotationType();
      default -> "";
    };
  }

  private static boolean isTransparent(Tree tree) {
    return tree instanceof BinaryTree
        || tree instanceof ConditionalExpressionTree
        || tree instanceof ParenthesizedTree
        || tree instanceof NewArrayTree
        || tree instanceof AssignmentTree;
  }
}
