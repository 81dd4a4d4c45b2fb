package mfa.ticket.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keeps contents by the means that is configured, and finds each by the one that has it. */
@Dependent
public class AttachmentContents {

  @Inject private AttachmentSettings settings;
  @Inject private DatabaseAttachmentStore database;
  @Inject private DirectoryAttachmentStore directory;

  public StoredContent keep(byte[] content) {
    AttachmentStore store = settings.isInDirectory() ? directory : database;
    return store.keep(content, hash(content));
  }

  /**
   * @throws IllegalStateException if it is not what was kept
   */
  public byte[] read(StoredContent stored) {
    byte[] content = storeOf(stored).read(stored);
    if (stored.hash() != null && !stored.hash().equals(hash(content))) {
      throw new IllegalStateException("The content of an attachment is not what was kept.");
    }
    return content;
  }

  public void delete(StoredContent stored) {
    storeOf(stored).delete(stored);
  }

  private AttachmentStore storeOf(StoredContent stored) {
    return stored.file() == null ? database : directory;
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
