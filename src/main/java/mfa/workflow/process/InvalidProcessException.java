package mfa.workflow.process;

import java.util.List;
import java.util.stream.Collectors;

/** Stops the start: a packaged process has errors. The message lists all findings, a line each. */
public final class InvalidProcessException extends RuntimeException {

  private final transient List<Finding> findings;

  InvalidProcessException(List<Finding> findings) {
    super(
        "The processes were not deployed:\n"
            + findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  public List<Finding> findings() {
    return findings;
  }
}
