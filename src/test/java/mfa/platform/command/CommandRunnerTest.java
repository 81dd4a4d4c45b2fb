package mfa.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("R59: commands of the operator")
@Tag("R59")
class CommandRunnerTest {

  private final WeldContainer container =
      new Weld("commands")
          .disableDiscovery()
          .beanClasses(CommandRunner.class, Echo.class, Broken.class, Diary.class)
          .initialize();
  private final CommandRunner runner = container.select(CommandRunner.class).get();

  /** Says its arguments. */
  @Dependent
  static class Echo implements OperatorCommand {

    @Override
    public String name() {
      return "echo";
    }

    @Override
    public String usage() {
      return "WORD…: says them";
    }

    @Override
    public CommandResult run(List<String> arguments) {
      return arguments.isEmpty()
          ? CommandResult.misused("There is nothing to say.")
          : CommandResult.done(arguments.toArray(String[]::new));
    }
  }

  /** Breaks off. */
  @Dependent
  static class Broken implements OperatorCommand {

    @Override
    public String name() {
      return "broken";
    }

    @Override
    public String usage() {
      return ": breaks";
    }

    @Override
    public CommandResult run(List<String> arguments) {
      throw new IllegalStateException("broken");
    }
  }

  /** Keeps what it is told. */
  @ApplicationScoped
  static class Diary {

    private final List<CommandRun> runs = new ArrayList<>();

    void record(@Observes CommandRun run) {
      runs.add(run);
    }

    List<CommandRun> runs() {
      return runs;
    }
  }

  @AfterEach
  void end() {
    container.close();
  }

  @Test
  void argumentsAreWordsAndQuotedTexts() {
    CommandResult result = runner.run(" echo owner@example.com  \"two words\" \"\" en ");

    assertThat(result.lines()).containsExactly("owner@example.com", "two words", "", "en");
    assertThat(result.ending().exitCode()).isZero();
    assertThat(told()).containsExactly(new CommandRun("echo", true));
  }

  @Test
  void unknownCommandListsTheOthersAndRunsNothing() {
    CommandResult result = runner.run("ecko hello");

    assertThat(result.lines())
        .containsExactly(
            "There is no command 'ecko'. These are there:",
            "  broken : breaks",
            "  echo WORD…: says them");
    assertThat(result.ending().exitCode()).isEqualTo(2);
    assertThat(told()).isEmpty();
  }

  @Test
  void wrongArgumentsAreAnsweredByTheUsage() {
    CommandResult result = runner.run("echo");

    assertThat(result.lines())
        .containsExactly("There is nothing to say.", "  echo WORD…: says them");
    assertThat(result.ending().exitCode()).isEqualTo(2);
    assertThat(told()).containsExactly(new CommandRun("echo", false));
  }

  @Test
  void commandThatBreaksIsAFailureAndIsToldAsOne() {
    CommandResult result = runner.run("broken");

    assertThat(result.ending().exitCode()).isEqualTo(1);
    assertThat(told()).containsExactly(new CommandRun("broken", false));
  }

  private List<CommandRun> told() {
    return container.select(Diary.class).get().runs();
  }
}
