package mfa.workflow;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mfa.platform.request.ListPage;

@Dependent
class ProcessDeployments {

  @Inject private EntityManager entityManager;

  void add(ProcessDeployment deployment) {
    entityManager.persist(deployment);
  }

  /** Holds the newest version of the process until the commit; its row is there from a start on. */
  ProcessHead lockHead(String process) {
    return entityManager.find(ProcessHead.class, process, LockModeType.PESSIMISTIC_WRITE);
  }

  void addHead(String process) {
    entityManager.persist(new ProcessHead(process));
    entityManager.flush();
  }

  int newest(String process) {
    ProcessHead head = entityManager.find(ProcessHead.class, process);
    return head == null ? 0 : head.newest();
  }

  Set<String> definitions(String process) {
    return Set.copyOf(
        entityManager
            .createQuery(
                "select d.definitionId from ProcessDeployment d where d.process = :process",
                String.class)
            .setParameter("process", process)
            .getResultList());
  }

  /** Whether a version of the process has the file of this hash. */
  boolean hasFile(String process, String fileHash) {
    return entityManager
            .createQuery(
                "select count(d) from ProcessDeployment d"
                    + " where d.process = :process and d.fileHash = :hash",
                Long.class)
            .setParameter("process", process)
            .setParameter("hash", fileHash)
            .getSingleResult()
        > 0;
  }

  Optional<ProcessDeployment> find(String definitionId) {
    return entityManager
        .createQuery(
            "select d from ProcessDeployment d where d.definitionId = :id", ProcessDeployment.class)
        .setParameter("id", definitionId)
        .getResultStream()
        .findFirst();
  }

  /** Newest first. */
  List<ProcessDeployment> page(String process, ListPage page) {
    return entityManager
        .createQuery(
            "select d from ProcessDeployment d where d.process = :process order by d.number desc",
            ProcessDeployment.class)
        .setParameter("process", process)
        .setFirstResult(page.offset())
        .setMaxResults(page.max())
        .getResultList();
  }

  long count(String process) {
    return entityManager
        .createQuery(
            "select count(d) from ProcessDeployment d where d.process = :process", Long.class)
        .setParameter("process", process)
        .getSingleResult();
  }
}
