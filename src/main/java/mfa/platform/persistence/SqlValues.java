package mfa.platform.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The values of a statement in SQL that is put together piece by piece, in their order. */
public final class SqlValues {

  private final List<Object> values = new ArrayList<>();

  /** Takes the next value, and tells what stands for it in the statement. */
  public String next(Object value) {
    values.add(value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
    return "?" + values.size();
  }

  /**
   * @param sql our own code with the places of these values, never something typed
   */
  public Query query(EntityManager entityManager, String sql) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query;
  }
}
