package mfa.ticket.store;

import jakarta.enterprise.context.Dependent;
import java.util.Base64;
import java.util.Objects;

/** In the row of the file, with which it comes and goes. */
@Dependent
class DatabaseAttachmentStore implements AttachmentStore {

  @Override
  public StoredContent keep(byte[] content, String hash) {
    return new StoredContent(Base64.getEncoder().encodeToString(content), null, hash);
  }

  @Override
  public byte[] read(StoredContent stored) {
    return Base64.getDecoder().decode(Objects.requireNonNull(stored.text()));
  }

  @Override
  public void delete(StoredContent stored) {
    // It goes with its row.
  }
}
