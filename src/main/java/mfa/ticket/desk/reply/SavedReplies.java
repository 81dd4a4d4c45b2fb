package mfa.ticket.desk.reply;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import mfa.platform.request.ListPage;
import mfa.platform.text.SearchText;

/** Saved replies: each person's own, and those of all. */
@Dependent
class SavedReplies {

  @Inject private EntityManager entityManager;

  void add(SavedReply reply) {
    entityManager.persist(reply);
    entityManager.flush();
  }

  Optional<SavedReply> find(long id) {
    return Optional.ofNullable(entityManager.find(SavedReply.class, id));
  }

  /** Until the end of the transaction nobody else changes it. */
  Optional<SavedReply> lock(long id) {
    return Optional.ofNullable(
        entityManager.find(SavedReply.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** No change of the text: who edits it in this moment is not disturbed. */
  void countUse(SavedReply reply) {
    entityManager
        .createQuery("update SavedReply r set r.used = r.used + 1 where r.id = :id")
        .setParameter("id", reply.id())
        .executeUpdate();
  }

  void remove(SavedReply reply) {
    entityManager.remove(reply);
  }

  void removeAllOf(long accountId) {
    entityManager
        .createQuery("delete from SavedReply r where r.ownerId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /** Those of the preferred language first; the most used ones first. */
  List<SavedReply> page(SavedReplyFilter filter, long accountId, ListPage page) {
    String order =
        " order by case when r.language = :first then 0 else 1 end,"
            + " r.used desc, lower(r.title), r.id";
    return with(
            entityManager.createQuery(
                "select r from SavedReply r where " + where(filter) + order, SavedReply.class),
            filter,
            accountId)
        .setParameter("first", filter.first().getLanguage())
        .setFirstResult(page.offset())
        .setMaxResults(page.max())
        .getResultList();
  }

  long count(SavedReplyFilter filter, long accountId) {
    return with(
            entityManager.createQuery(
                "select count(r) from SavedReply r where " + where(filter), Long.class),
            filter,
            accountId)
        .getSingleResult();
  }

  long countShared() {
    return entityManager
        .createQuery("select count(r) from SavedReply r where r.ownerId is null", Long.class)
        .getSingleResult();
  }

  long countOf(long accountId) {
    return entityManager
        .createQuery("select count(r) from SavedReply r where r.ownerId = :account", Long.class)
        .setParameter("account", accountId)
        .getSingleResult();
  }

  private static String where(SavedReplyFilter filter) {
    String where =
        switch (filter.shared()) {
          case null -> "(r.ownerId = :account or r.ownerId is null)";
          case Boolean shared when shared -> "r.ownerId is null";
          case Boolean own -> "r.ownerId = :account";
        };
    if (!filter.search().isEmpty()) {
      where += " and (lower(r.title) like :text escape '!' or lower(r.body) like :text escape '!')";
    }
    return where;
  }

  private static <T> TypedQuery<T> with(
      TypedQuery<T> query, SavedReplyFilter filter, long accountId) {
    if (!Boolean.TRUE.equals(filter.shared())) {
      query.setParameter("account", accountId);
    }
    if (!filter.search().isEmpty()) {
      query.setParameter("text", SearchText.pattern(filter.search()));
    }
    return query;
  }
}
