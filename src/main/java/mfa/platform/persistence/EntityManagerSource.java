package mfa.platform.persistence;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Hands the container's entity manager to the repositories. It stands before the one that Jakarta
 * Persistence 3.2 puts into CDI by itself, which reads nothing outside a transaction.
 */
@Dependent
@Alternative
@Priority(1)
class EntityManagerSource {

  @Produces
  @PersistenceContext(unitName = "mfa")
  private EntityManager entityManager;
}
