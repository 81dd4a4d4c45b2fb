package mfa.platform.command;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import mfa.platform.text.SingleLine;

/** Runs the command that the process was started for as soon as it is up, and ends the process. */
@Singleton
@Startup
@DependsOn("DatabaseStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class CommandStart {

  private static final Logger LOG = Logger.getLogger(CommandStart.class.getName());

  /** {@code server-config/command} shows the lines that begin so, and nothing else. */
  private static final String MARK = "command| ";

  @Inject private CommandSettings settings;
  @Inject private CommandRunner runner;

  private boolean begun;

  /**
   * Timers wait until the whole application is there, and the server has none for one time only.
   */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void runOnce() {
    if (!begun && settings.line().isPresent()) {
      begun = true;
      end(exitCode(settings.line().get()));
    }
  }

  private int exitCode(String line) {
    try {
      CommandResult result = runner.run(line);
      result.lines().forEach(CommandStart::print);
      return result.ending().exitCode();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "The command could not be finished.", e);
      print("The command could not be finished; the log says why.");
      return CommandResult.Ending.FAILED.exitCode();
    }
  }

  private static void print(String line) {
    LOG.info(MARK + SingleLine.of(line));
  }

  /** The server waits for its timers before it stops, so that none of them may wait for it. */
  private static void end(int exitCode) {
    Thread.ofPlatform().name("command-end").start(() -> Runtime.getRuntime().exit(exitCode));
  }
}
