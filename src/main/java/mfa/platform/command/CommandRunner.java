package mfa.platform.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the command that a line names and runs it; every run is told to observers. */
@ApplicationScoped
public class CommandRunner {

  private static final Logger LOG = Logger.getLogger(CommandRunner.class.getName());

  /** Double quotes hold words with blanks together. */
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private Instance<OperatorCommand> commands;
  private Event<CommandRun> runs;

  @SuppressWarnings("NullAway.Init") // of the proxy
  protected CommandRunner() {}

  @Inject
  public CommandRunner(@Any Instance<OperatorCommand> commands, Event<CommandRun> runs) {
    this.commands = commands;
    this.runs = runs;
  }

  /** Runs what the line says, for example {@code verify-audit-log}. */
  public CommandResult run(String line) {
    List<String> words = words(line);
    String name = words.isEmpty() ? "" : words.getFirst();
    Optional<OperatorCommand> command =
        sorted().filter(each -> each.name().equals(name)).findFirst();
    if (command.isEmpty()) {
      return unknown(name);
    }
    CommandResult result = attempt(command.get(), words.subList(1, words.size()));
    return result.ending() == CommandResult.Ending.MISUSED
        ? explained(result, command.get())
        : result;
  }

  private CommandResult attempt(OperatorCommand command, List<String> arguments) {
    CommandResult result;
    try {
      result = command.run(arguments);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "The command " + command.name() + " broke.", e);
      result = CommandResult.failed("The command broke off; the log says why.");
    }
    runs.fire(new CommandRun(command.name(), result.isDone()));
    return result;
  }

  private CommandResult unknown(String name) {
    List<String> lines = new ArrayList<>();
    lines.add("There is no command '" + name + "'. These are there:");
    sorted().forEach(command -> lines.add(usage(command)));
    return new CommandResult(CommandResult.Ending.MISUSED, lines);
  }

  private static CommandResult explained(CommandResult result, OperatorCommand command) {
    List<String> lines = new ArrayList<>(result.lines());
    lines.add(usage(command));
    return new CommandResult(result.ending(), lines);
  }

  private static String usage(OperatorCommand command) {
    return "  " + command.name() + " " + command.usage();
  }

  private Stream<OperatorCommand> sorted() {
    return commands.stream().sorted(Comparator.comparing(OperatorCommand::name));
  }

  private static List<String> words(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }
}
