package mfa.platform.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the rows a worker has to do, and gives each to one worker of all servers. */
@Dependent
public class DueRow {

  @Inject private EntityManager entityManager;

  /**
   * The ids of the first rows that are due.
   *
   * @param query in JPQL, selects ids in their order, with the parameter {@code now}
   */
  public List<Long> ids(String query, Instant now, int max) {
    return entityManager
        .createQuery(query, Long.class)
        .setParameter("now", now)
        .setMaxResults(max)
        .getResultList();
  }

  /**
   * The row, if it is still to be done and no other worker has it; locked until the commit.
   *
   * @param query in SQL, selects all columns of one row, in our own words only
   * @param parameters of the query, {@code ?1} and so on
   */
  @SuppressWarnings("unchecked")
  public <T> Optional<T> lock(Class<T> entity, String query, Object... parameters) {
    Query locking = entityManager.createNativeQuery(query + " for update skip locked", entity);
    for (int i = 0; i < parameters.length; i++) {
      locking.setParameter(i + 1, parameters[i]);
    }
    return locking.getResultList().stream().findFirst();
  }
}
