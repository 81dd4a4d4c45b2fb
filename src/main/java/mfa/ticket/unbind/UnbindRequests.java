package mfa.ticket.unbind;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.platform.persistence.DueRow;
import mfa.platform.worker.Elements;

@Dependent
class UnbindRequests {

  /** Who evaluates them. */
  static final String WORKER = "unbind-requests";

  @Inject private EntityManager entityManager;
  @Inject private DueRow dueRow;

  void add(UnbindRequest request) {
    entityManager.persist(request);
  }

  List<Long> due(Instant now, int max) {
    return dueRow.ids(
        "select r.id from UnbindRequest r where r.evaluatedAt is null and"
            + Elements.areDue(WORKER, "r.id")
            + " order by r.requestedAt, r.id",
        now,
        max);
  }

  /** The request, if nobody has evaluated it or does; it stays locked until the commit. */
  Optional<UnbindRequest> lockNew(long id) {
    return dueRow.lock(
        UnbindRequest.class,
        "select * from unbind_request where id = ?1 and evaluated_at is null",
        id);
  }

  boolean wasRefusedSince(long accountId, Instant since) {
    return !entityManager
        .createQuery(
            "select r.id from UnbindRequest r where r.refusedAccountId = :account"
                + " and r.evaluatedAt > :since",
            Long.class)
        .setParameter("account", accountId)
        .setParameter("since", since)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  Optional<UnbindRequest> newestOf(String formHash, Instant since) {
    return entityManager
        .createQuery(
            "select r from UnbindRequest r where r.formHash = :form and r.requestedAt > :since"
                + " order by r.id desc",
            UnbindRequest.class)
        .setParameter("form", formHash)
        .setParameter("since", since)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Uses one try; false where none is left. */
  boolean reserveTry(UnbindRequest request) {
    return entityManager
            .createQuery(
                "update UnbindRequest r set r.tries = r.tries + 1"
                    + " where r.id = :id and r.tries < :most")
            .setParameter("id", request.id())
            .setParameter("most", UnbindRequest.MAX_TRIES)
            .executeUpdate()
        == 1;
  }

  int deleteOlderThan(Instant end) {
    return entityManager
        .createQuery("delete from UnbindRequest r where r.requestedAt < :end")
        .setParameter("end", end)
        .executeUpdate();
  }
}
