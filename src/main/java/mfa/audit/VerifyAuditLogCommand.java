package mfa.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import mfa.platform.command.CommandResult;
import mfa.platform.command.OperatorCommand;

/** {@code verify-audit-log}: whether the audit log is what the product wrote. */
@ApplicationScoped
class VerifyAuditLogCommand implements OperatorCommand {

  @Inject private AuditVerificationService checks;
  @Inject private AuditSettings settings;

  @Override
  public String name() {
    return "verify-audit-log";
  }

  @Override
  public String usage() {
    return ": finds entries of the audit log that were changed, deleted, inserted or moved";
  }

  @Override
  public CommandResult run(List<String> arguments) {
    if (!arguments.isEmpty()) {
      return CommandResult.misused("It takes no arguments.");
    }
    AuditVerificationResult check = checks.check();
    List<String> lines = new ArrayList<>(check.findings());
    if (check.wrong() > lines.size()) {
      lines.add("… and " + (check.wrong() - lines.size()) + " more.");
    }
    if (settings.anchorFile().isEmpty()) {
      lines.add(
          "No anchor is configured (mfa.audit.anchor-file): someone who can write to the database can cut off"
              + " the end or have the whole audit log sealed again, and this check does not see it.");
    }
    lines.add(
        check.checked()
            + " sealed entries checked, "
            + check.waiting()
            + " wait for their seals: "
            + (check.isSound() ? "the audit log is sound." : check.wrong() + " findings."));
    return new CommandResult(
        check.isSound() ? CommandResult.Ending.DONE : CommandResult.Ending.FAILED, lines);
  }
}
