package mfa.ticket.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mfa.workflow.command.ProcessCheck;

/** The program behind {@code server-config/check-process}: it knows the contract, and no server. */
public final class CheckProcess {

  private CheckProcess() {}

  /** Checks the file that is named, and ends with its exit code. */
  public static void main(String... arguments) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Runtime.getRuntime()
        .exit(
            new ProcessCheck(List.of(UnbindContract.contract(), SupportContract.contract()), out)
                .run(arguments));
  }
}
