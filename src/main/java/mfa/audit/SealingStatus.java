package mfa.audit;

/** What keeps the audit log from being sealed and anchored, in the words of the log. */
enum SealingStatus {
  NONE("The record is sealed and anchored."),
  BEHIND("Entries of the record wait for their seals for too long (mfa.audit.longest-wait)."),
  BROKEN("The record cannot be sealed: is the database there?"),
  NO_ANCHOR("The anchor of the record cannot be read or written (mfa.audit.anchor-file)."),
  CUT_OFF(
      "The record lacks the entry that the anchor names: it was cut off or changed. The anchor"
          + " stays as it is; run verify-audit-log.");

  private final String message;

  SealingStatus(String message) {
    this.message = message;
  }

  String message() {
    return message;
  }
}
