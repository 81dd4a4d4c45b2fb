package mfa.mail;

import static java.util.stream.Collectors.toCollection;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mfa.architecture.SourceFiles;

/**
 * Finds in the production sources which parameters each template is sent with: the names in {@code
 * Mail.of(template, …).with(name, …)}, and what {@code from} tells of a client. Mails of tickets
 * begin with {@code mail(ticket, template, …)}, which gives the number. Where the template is a
 * parameter of the method that sends it, those count that the same file calls the method with.
 */
final class MailsInCode {

  private record Sending(String method, Set<MailTemplate> templates, Set<String> parameters) {}

  private final Map<MailTemplate, List<Set<String>>> parameters = new EnumMap<>(MailTemplate.class);

  private MailsInCode() {}

  /** For each template the sets of parameter names, one for each place that sends it. */
  static Map<MailTemplate, List<Set<String>>> parameters() {
    MailsInCode mails = new MailsInCode();
    SourceFiles.all().forEach(source -> mails.read(source.tree()));
    return mails.parameters;
  }

  private void read(Tree file) {
    for (Sending sending : sendings(file)) {
      Set<MailTemplate> templates =
          sending.templates().isEmpty()
              ? templatesHandedTo(sending.method(), file)
              : sending.templates();
      for (MailTemplate template : templates) {
        parameters.computeIfAbsent(template, any -> new ArrayList<>()).add(sending.parameters());
      }
    }
  }

  private static List<Sending> sendings(Tree file) {
    List<Sending> sendings = new ArrayList<>();
    new TreeScanner<Void, String>() {
      private final Set<Tree> inner = new HashSet<>();

      @Override
      public Void visitMethod(MethodTree method, String outer) {
        return super.visitMethod(method, method.getName().toString());
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, String method) {
        List<MethodInvocationTree> chain = chain(call);
        MethodInvocationTree first = chain.getLast();
        if (inner.add(first) && (isOfATicket(first) || isOfItself(first, chain))) {
          Tree template = first.getArguments().get(isOfATicket(first) ? 1 : 0);
          sendings.add(new Sending(method, templatesIn(template), names(chain)));
        }
        return super.visitMethodInvocation(call, method);
      }
    }.scan(file, "");
    return sendings;
  }

  private static boolean isOfATicket(MethodInvocationTree first) {
    return first.getMethodSelect().toString().equals("mail")
        && first.getArguments().getFirst().toString().equals("ticket");
  }

  /** Not what all mails of tickets begin with. */
  private static boolean isOfItself(MethodInvocationTree first, List<MethodInvocationTree> chain) {
    return first.getMethodSelect().toString().equals("Mail.of")
        && chain.stream().noneMatch(call -> isCallOf(call, "about"));
  }

  /** The calls of {@code a().b().c()}, last call first. */
  private static List<MethodInvocationTree> chain(MethodInvocationTree call) {
    List<MethodInvocationTree> chain = new ArrayList<>();
    ExpressionTree next = call;
    while (next instanceof MethodInvocationTree link) {
      chain.add(link);
      next =
          link.getMethodSelect() instanceof MemberSelectTree select ? select.getExpression() : null;
    }
    return chain;
  }

  private static Set<String> names(List<MethodInvocationTree> chain) {
    Set<String> names =
        chain.stream()
            .filter(call -> isCallOf(call, "with"))
            .map(call -> ((LiteralTree) call.getArguments().getFirst()).getValue().toString())
            .collect(toCollection(TreeSet::new));
    if (chain.stream().anyMatch(call -> isCallOf(call, "from"))) {
      names.addAll(Set.of("browser", "address"));
    }
    if (isOfATicket(chain.getLast())) {
      names.add("number");
    }
    return names;
  }

  private static boolean isCallOf(MethodInvocationTree call, String method) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals(method);
  }

  private static Set<MailTemplate> templatesHandedTo(String method, Tree file) {
    Set<MailTemplate> templates = EnumSet.noneOf(MailTemplate.class);
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        if (call.getMethodSelect().toString().equals(method)) {
          call.getArguments().forEach(argument -> templates.addAll(templatesIn(argument)));
        }
        return super.visitMethodInvocation(call, nothing);
      }
    }.scan(file, null);
    return templates;
  }

  private static Set<MailTemplate> templatesIn(Tree tree) {
    Set<MailTemplate> templates = EnumSet.noneOf(MailTemplate.class);
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
        if (select.getExpression().toString().equals("MailTemplate")) {
          templates.add(MailTemplate.valueOf(select.getIdentifier().toString()));
        }
        return super.visitMemberSelect(select, nothing);
      }
    }.scan(tree, null);
    return templates;
  }
}
