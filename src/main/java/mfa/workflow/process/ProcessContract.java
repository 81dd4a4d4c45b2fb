package mfa.workflow.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the models of one process may name: the other half of the tables in {@code
 * bpmn/contract.md}, which a test compares with it. The feature behind the process provides it as a
 * bean.
 *
 * @param process the id of the process, and the name of its file
 * @param messages the names of the messages it may wait for
 * @param echoes those of them that follow from what the process did itself, so that they hold up no
 *     loop
 * @param ending messages that end a ticket wherever it is; every model listens to them all the time
 * @param groups candidate groups of user tasks
 * @param formKeys the screens of user tasks
 * @param paths what has to be in order on the way to a step
 */
public record ProcessContract(
    String process,
    List<Delegate> delegates,
    Set<String> messages,
    Set<String> echoes,
    List<String> ending,
    List<Variable> variables,
    Set<String> groups,
    Set<String> formKeys,
    PathRule paths) {

  public ProcessContract {
    delegates = List.copyOf(delegates);
    messages = Set.copyOf(messages);
    echoes = Set.copyOf(echoes);
    ending = List.copyOf(ending);
    variables = List.copyOf(variables);
    groups = Set.copyOf(groups);
    formKeys = Set.copyOf(formKeys);
  }

  /** What a feature asks of the paths of its process, beside what holds for all processes. */
  @FunctionalInterface
  public interface PathRule {

    /** Looks at a model, and reports to {@code paths} what is wrong with it. */
    void check(ModelPaths paths);
  }

  /** What a service task may call. */
  public enum Effect {
    /** Does something that is tried again when it fails. */
    ACTS,
    /** Mails, and no more: it may also stand on a path beside the main one. */
    MAILS,
    /** Ends the ticket: no path ends without it. */
    CLOSES
  }

  /**
   * A bean that service tasks call by its name.
   *
   * @param input the name of the one input it has, or empty
   * @param choices what may stand in the input
   */
  public record Delegate(String name, Effect effect, String input, Set<String> choices) {

    public Delegate {
      choices = Set.copyOf(choices);
    }

    /** One without an input. */
    public Delegate(String name, Effect effect) {
      this(name, effect, "", Set.of());
    }
  }

  /** What a variable holds, which says where a model may read it. */
  public enum Content {
    /** Anything else; conditions compare it with a text. */
    TEXT,
    /** True or false. */
    FLAG,
    /** One of a few words. */
    CHOICE,
    /** How long a timer waits. */
    DURATION,
    /** A candidate group of a user task. */
    GROUP,
    /** Somebody who had a task before. */
    ASSIGNEE
  }

  /**
   * A variable of the process.
   *
   * @param choices the words of a {@link Content#CHOICE}, in the order in which people read them
   */
  public record Variable(String name, Content content, List<String> choices) {

    public Variable {
      choices = List.copyOf(choices);
    }

    public Variable(String name, Content content) {
      this(name, content, List.of());
    }
  }

  Optional<Delegate> delegate(String name) {
    return delegates.stream().filter(delegate -> delegate.name().equals(name)).findFirst();
  }

  List<String> delegateNames() {
    return delegates.stream().map(Delegate::name).toList();
  }

  List<String> delegateNames(Effect effect) {
    return delegates.stream()
        .filter(delegate -> delegate.effect() == effect)
        .map(Delegate::name)
        .toList();
  }

  List<String> inputs() {
    return delegates.stream().map(Delegate::input).filter(input -> !input.isEmpty()).toList();
  }

  Optional<Variable> variable(String name) {
    return variables.stream().filter(variable -> variable.name().equals(name)).findFirst();
  }

  List<String> variableNames(Content content) {
    return variables.stream()
        .filter(variable -> variable.content() == content)
        .map(Variable::name)
        .toList();
  }

  boolean holds(String variable, Content content) {
    return variableNames(content).contains(variable);
  }

  /** How conditions may be written, to be shown to those who write them. */
  List<String> conditionExamples() {
    List<String> examples = new ArrayList<>();
    for (Variable variable : variables) {
      if (variable.content() == Content.CHOICE) {
        variable
            .choices()
            .forEach(choice -> examples.add("${" + variable.name() + " == '" + choice + "'}"));
      } else if (variable.content() == Content.FLAG) {
        examples.add("${" + variable.name() + " == true}");
      }
    }
    return examples;
  }
}
