package mfa.platform.command;

import java.util.List;

/**
 * How a command ended, and what the operator reads.
 *
 * @param lines plain text
 */
public record CommandResult(Ending ending, List<String> lines) {

  /** How it ended, with the exit code of the process. */
  public enum Ending {
    DONE(0),

    /** It was refused, it broke, or it found something wrong. */
    FAILED(1),

    /** There is no such command, or its arguments are not right; nothing was done. */
    MISUSED(2);

    private final int exitCode;

    Ending(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  public CommandResult {
    lines = List.copyOf(lines);
  }

  public static CommandResult done(String... lines) {
    return new CommandResult(Ending.DONE, List.of(lines));
  }

  public static CommandResult failed(String... lines) {
    return new CommandResult(Ending.FAILED, List.of(lines));
  }

  /** The usage of the command is added to what is said here. */
  public static CommandResult misused(String... lines) {
    return new CommandResult(Ending.MISUSED, List.of(lines));
  }

  public boolean isDone() {
    return ending == Ending.DONE;
  }
}
