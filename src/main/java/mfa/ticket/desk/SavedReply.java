package mfa.ticket.desk;

/** Texts that agents need every day; packaged in each language. */
public enum SavedReply {
  ASK_FOR_STORY,
  ASK_FOR_CALL_BACK,
  ASK_FOR_OWNER,
  TRY_RECOVERY_CODE,
  CANNOT_VERIFY
}
