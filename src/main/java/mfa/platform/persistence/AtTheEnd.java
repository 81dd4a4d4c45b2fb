package mfa.platform.persistence;

import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;

/**
 * Puts off a change whose count nobody asks for: it is sent together with all that the transaction
 * writes, at its end or before it reads again.
 */
public final class AtTheEnd {

  private AtTheEnd() {}

  public static void change(Query update) {
    update
        .setFlushMode(FlushModeType.COMMIT)
        .setHint(QueryHints.BATCH_WRITING, HintValues.TRUE)
        .executeUpdate();
  }
}
