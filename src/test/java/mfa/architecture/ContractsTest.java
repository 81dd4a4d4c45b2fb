package mfa.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mfa.architecture.Literals.Literal;
import mfa.architecture.SourceFiles.Source;
import mfa.ticket.process.SupportContract;
import mfa.ticket.process.UnbindContract;
import mfa.workflow.process.ProcessContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a process may name stands in the contract of its feature, and nowhere in the workflow. */
@Tag("R77")
class ContractsTest {

  @Test
  void workflowNamesNoDelegateMessageOrMailOfAFeature() {
    Pattern names =
        Pattern.compile(
            Stream.of(UnbindContract.contract(), SupportContract.contract())
                .flatMap(contract -> names(contract).stream())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\w-])(", ")(?![\\w-])")));

    List<Literal> found =
        Literals.in(workflow()).stream()
            .filter(literal -> names.matcher(literal.text()).find())
            .toList();

    assertThat(found).isEmpty();
  }

  private static List<Source> workflow() {
    List<Source> sources =
        SourceFiles.all().stream()
            .filter(source -> source.name().startsWith("mfa/workflow/"))
            .toList();
    assertThat(sources).isNotEmpty();
    return sources;
  }

  /** Without outcomes and groups: these are words that people use as well. */
  private static Set<String> names(ProcessContract contract) {
    Set<String> names = new HashSet<>(contract.messages());
    names.add(contract.process());
    names.addAll(contract.formKeys());
    contract.variables().forEach(variable -> names.add(variable.name()));
    for (ProcessContract.Delegate delegate : contract.delegates()) {
      names.add(delegate.name());
      if (delegate.effect() == ProcessContract.Effect.MAILS) {
        names.addAll(delegate.choices());
      }
    }
    return names;
  }
}
