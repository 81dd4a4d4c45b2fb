package mfa.ticket.process;

import mfa.workflow.process.ModelPaths;

/**
 * How far a path has come towards the reset, in the order that has to be kept: verified, reviewed,
 * told, waited. Another review begins again from there.
 */
enum ResetProgress {
  NOTHING(
      "A path leads to the reset before the address was verified.",
      "Wait for the message mfa.emailVerified on each path before the review."),
  VERIFIED(
      "A path leads to the reset without a review.",
      "Put a user task with the form of a review on each path before it."),
  REVIEWED(
      "A path leads to the reset without the notice that the ticket was approved.",
      "Put the mail ticket-approved on each path between the last review and the reset."),
  TOLD(
      "A path leads to the reset without a wait.",
      "Put a timer event on each path between the mail ticket-approved and the reset."),
  WAITED("", "");

  private final String rule;
  private final String advice;

  ResetProgress(String rule, String advice) {
    this.rule = rule;
    this.advice = advice;
  }

  /** What is wrong with a reset at this point. */
  String rule() {
    return rule;
  }

  String advice() {
    return advice;
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
