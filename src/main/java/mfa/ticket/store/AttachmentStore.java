package mfa.ticket.store;

/** One of the means to keep contents; used within transactions, and bound to their ends. */
interface AttachmentStore {

  /** Nothing of it stays where the transaction does not commit. */
  StoredContent keep(byte[] content, String hash);

  byte[] read(StoredContent stored);

  /** It is gone once the transaction has committed. */
  void delete(StoredContent stored);
}
