package mfa.platform.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.util.List;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;

/**
 * Puts off a change whose count nobody asks for: it is sent together with all that the transaction
 * writes, at its end or before it reads again.
 *
 * <p>It is SQL: EclipseLink would translate a change of entities each time, because of the hint.
 */
public final class AtTheEnd {

  private AtTheEnd() {}

  public static void change(EntityManager entityManager, SqlStatement statement) {
    Query update =
        entityManager
            .createNativeQuery(statement.sql())
            .setFlushMode(FlushModeType.COMMIT)
            .setHint(QueryHints.BATCH_WRITING, HintValues.TRUE);
    List<Object> parameters = statement.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      update.setParameter(i + 1, parameters.get(i));
    }
    update.executeUpdate();
  }
}
