package mfa.login;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

@Dependent
class CallerStates {

  @Inject private EntityManager entityManager;

  Optional<CallerState> find(long sessionId) {
    return Optional.ofNullable(entityManager.find(CallerState.class, sessionId));
  }

  /**
   * @param keyHashes of one key, by each configured key of the server
   */
  Optional<CallerState> find(List<String> keyHashes) {
    return entityManager
        .createQuery("select s from CallerState s where s.keyHash in :hashes", CallerState.class)
        .setParameter("hashes", keyHashes)
        .getResultStream()
        .findFirst();
  }
}
