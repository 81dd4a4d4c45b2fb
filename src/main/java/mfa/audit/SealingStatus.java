package mfa.audit;

/** What keeps the audit log from being sealed and anchored, in the words of the log. */
enum SealingStatus {
  NONE("The audit log is sealed and anchored."),
  BEHIND("Entries of the audit log wait too long for their seals (mfa.audit.longest-wait)."),
  BROKEN("The audit log cannot be sealed. Can the database be reached?"),
  NO_ANCHOR("The anchor of the audit log cannot be read or written (mfa.audit.anchor-file)."),
  CUT_OFF(
      "The audit log lacks the entry that the anchor names: it was cut off or changed. The"
          + " anchor stays as it is. Run verify-audit-log.");

  private final String message;

  SealingStatus(String message) {
    this.message = message;
  }

  String message() {
    return message;
  }
}
