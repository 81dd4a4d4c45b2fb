package mfa.platform.command;

import java.util.List;

/** Something that only the operator does, at the machine; features implement it as a bean. */
public interface OperatorCommand {

  /** What it is called by, for example {@code verify-audit-log}. */
  String name();

  /** The arguments and what it does in one line, for example {@code ADDRESS en|zh: makes …}. */
  String usage();

  /**
   * Does it, in transactions of the services it calls.
   *
   * @param arguments the words after the name; never a secret, since the machine shows them
   */
  CommandResult run(List<String> arguments);
}
