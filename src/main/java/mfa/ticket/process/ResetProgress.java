package mfa.ticket.process;

import mfa.workflow.process.ModelPaths;

/**
 * How far a path has come towards the reset, in the order that has to be kept: verified, reviewed,
 * told, waited. Another review begins again from there.
 */
enum ResetProgress {
  NOTHING("finding.reset-not-verified"),
  VERIFIED("finding.reset-not-reviewed"),
  REVIEWED("finding.reset-not-approved"),
  TOLD("finding.reset-not-waited"),
  WAITED("");

  private final String finding;

  ResetProgress(String finding) {
    this.finding = finding;
  }

  /** What is wrong with a reset at this point: the key of a text. */
  String finding() {
    return finding;
  }

  ResetProgress past(ModelPaths.Step step) {
    if (step.message().equals(UnbindMessage.EMAIL_VERIFIED.inModels()) && this == NOTHING) {
      return VERIFIED;
    }
    if (UnbindContract.FORM_KEYS.contains(step.formKey())) {
      return this == NOTHING ? NOTHING : REVIEWED;
    }
    if (step.calls(UnbindContract.MAIL, "ticket-approved") && compareTo(REVIEWED) >= 0) {
      return TOLD;
    }
    return step.isWait() && this == TOLD ? WAITED : this;
  }
}
