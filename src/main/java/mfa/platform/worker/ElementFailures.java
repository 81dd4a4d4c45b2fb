package mfa.platform.worker;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

@Dependent
class ElementFailures {

  @Inject private EntityManager entityManager;

  Optional<ElementFailure> find(String worker, long elementId) {
    return entityManager
        .createQuery(
            "select f from ElementFailure f where f.worker = :worker and f.elementId = :element",
            ElementFailure.class)
        .setParameter("worker", worker)
        .setParameter("element", elementId)
        .getResultStream()
        .findFirst();
  }

  void add(ElementFailure failure) {
    entityManager.persist(failure);
  }

  /** Those of the elements that failed before. */
  List<Long> failed(String worker, List<Long> elementIds) {
    return entityManager
        .createQuery(
            "select f.elementId from ElementFailure f"
                + " where f.worker = :worker and f.elementId in :elements",
            Long.class)
        .setParameter("worker", worker)
        .setParameter("elements", elementIds)
        .getResultList();
  }

  void delete(String worker, long elementId) {
    entityManager
        .createQuery(
            "delete from ElementFailure f where f.worker = :worker and f.elementId = :element")
        .setParameter("worker", worker)
        .setParameter("element", elementId)
        .executeUpdate();
  }

  int deleteFailedBefore(Instant end) {
    return entityManager
        .createQuery("delete from ElementFailure f where f.failedAt < :end")
        .setParameter("end", end)
        .executeUpdate();
  }

  /** How many elements of each worker are put aside. */
  Map<String, Long> countAside() {
    Map<String, Long> counts = new TreeMap<>();
    entityManager
        .createQuery(
            "select f.worker, count(f.id) from ElementFailure f where f.nextTryAt is null"
                + " group by f.worker",
            Object[].class)
        .getResultStream()
        .forEach(row -> counts.put((String) row[0], (Long) row[1]));
    return counts;
  }
}
