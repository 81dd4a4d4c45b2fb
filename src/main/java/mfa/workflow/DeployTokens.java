package mfa.workflow;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

@Dependent
class DeployTokens {

  @Inject private EntityManager entityManager;

  void add(DeployToken token) {
    entityManager.persist(token);
    entityManager.flush();
  }

  /** Newest first. */
  List<DeployToken> of(long accountId) {
    return entityManager
        .createQuery(
            "select t from DeployToken t where t.accountId = :account order by t.id desc",
            DeployToken.class)
        .setParameter("account", accountId)
        .getResultList();
  }

  Optional<DeployToken> of(long accountId, long id) {
    return Optional.ofNullable(entityManager.find(DeployToken.class, id))
        .filter(token -> token.accountId() == accountId);
  }

  Optional<DeployToken> find(List<String> hashes) {
    return entityManager
        .createQuery("select t from DeployToken t where t.tokenHash in :hashes", DeployToken.class)
        .setParameter("hashes", hashes)
        .getResultStream()
        .findFirst();
  }

  /** Whether it is there in this moment, whatever was read before. */
  boolean exists(DeployToken token) {
    return entityManager
            .createQuery("select count(t) from DeployToken t where t.id = :id", Long.class)
            .setParameter("id", token.id())
            .getSingleResult()
        > 0;
  }

  void remove(DeployToken token) {
    entityManager.remove(token);
  }

  int removeAllOf(long accountId) {
    return entityManager
        .createQuery("delete from DeployToken t where t.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }
}
