package mfa.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mfa.platform.persistence.MissingRow;
import mfa.platform.request.ListPage;

@Dependent
class Applications {

  @Inject private EntityManager entityManager;
  @Inject private MissingRow missingRow;

  void add(Application application) {
    entityManager.persist(application);
    entityManager.flush();
  }

  void add(EntryCode code) {
    entityManager.persist(code);
  }

  void add(ApplicationSession session) {
    entityManager.persist(session);
  }

  Optional<Application> find(long id) {
    return Optional.ofNullable(entityManager.find(Application.class, id));
  }

  Optional<Application> at(ApplicationOrigin origin) {
    return entityManager
        .createQuery("select a from Application a where a.origin = :origin", Application.class)
        .setParameter("origin", origin.text())
        .getResultStream()
        .findFirst();
  }

  /**
   * Whether one is at this host, whatever its port: cookies know no ports, nor do some proxies.
   * Nobody else asks this of the host until the commit.
   */
  boolean isTaken(String host) {
    missingRow.add("application_host", "host", host);
    entityManager
        .createNativeQuery("select host from application_host where host = ?1 for update")
        .setParameter(1, host)
        .getResultList();
    return !entityManager
        .createQuery(
            "select a.id from Application a where a.origin like :usual or a.origin like :other",
            Long.class)
        .setParameter("usual", "%://" + host)
        .setParameter("other", "%://" + host + ":%")
        .getResultList()
        .isEmpty();
  }

  /** By name. */
  List<Application> of(long workspaceId) {
    return entityManager
        .createQuery(
            "select a from Application a where a.workspaceId = :workspace order by a.name, a.id",
            Application.class)
        .setParameter("workspace", workspaceId)
        .getResultList();
  }

  /** By name. */
  List<Application> page(ListPage page) {
    return entityManager
        .createQuery("select a from Application a order by a.name, a.id", Application.class)
        .setFirstResult(page.offset())
        .setMaxResults(page.max())
        .getResultList();
  }

  long count() {
    return entityManager
        .createQuery("select count(a) from Application a", Long.class)
        .getSingleResult();
  }

  void remove(Application application) {
    entityManager.remove(application);
  }

  /**
   * @param hashes of one code, by each configured key of the server
   */
  Optional<EntryCode> code(List<String> hashes) {
    return entityManager
        .createQuery("select c from EntryCode c where c.codeHash in :hashes", EntryCode.class)
        .setParameter("hashes", hashes)
        .getResultStream()
        .findFirst();
  }

  /** Takes the code away; true for the one caller who did it. */
  boolean use(EntryCode code) {
    return entityManager
            .createQuery("delete from EntryCode c where c.id = :id")
            .setParameter("id", code.id())
            .executeUpdate()
        == 1;
  }

  /** Leaves the newest codes of the session. */
  void forgetOldCodes(long sessionId, int kept) {
    List<Long> surplus =
        entityManager
            .createQuery(
                "select c.id from EntryCode c where c.sessionId = :session order by c.endsAt desc,"
                    + " c.id desc",
                Long.class)
            .setParameter("session", sessionId)
            .setFirstResult(kept)
            .getResultList();
    if (!surplus.isEmpty()) {
      entityManager
          .createQuery("delete from EntryCode c where c.id in :surplus")
          .setParameter("surplus", surplus)
          .executeUpdate();
    }
  }

  int forgetCodesUntil(Instant end) {
    return entityManager
        .createQuery("delete from EntryCode c where c.endsAt <= :end")
        .setParameter("end", end)
        .executeUpdate();
  }

  /** The session that a browser shows the key of, in this application. */
  Optional<ApplicationSession> session(Application application, List<String> keyHashes) {
    return entityManager
        .createQuery(
            "select s from ApplicationSession s"
                + " where s.applicationId = :application and s.keyHash in :hashes",
            ApplicationSession.class)
        .setParameter("application", application.id())
        .setParameter("hashes", keyHashes)
        .getResultStream()
        .findFirst();
  }

  /** The member with this key, as everything about them is now. */
  Optional<ApplicationCaller> caller(ApplicationOrigin origin, List<String> keyHashes) {
    return entityManager
        .createQuery(
            "select c from ApplicationCaller c where c.keyHash in :hashes and c.origin = :origin",
            ApplicationCaller.class)
        .setParameter("hashes", keyHashes)
        .setParameter("origin", origin.text())
        .getResultStream()
        .findFirst();
  }

  /** Only the newest key of a sign-in counts in an application. */
  void forgetSessions(Application application, long sessionId) {
    entityManager
        .createQuery(
            "delete from ApplicationSession s"
                + " where s.applicationId = :application and s.sessionId = :session")
        .setParameter("application", application.id())
        .setParameter("session", sessionId)
        .executeUpdate();
  }

  /** All of them. */
  void forgetSessions(long sessionId) {
    entityManager
        .createQuery("delete from ApplicationSession s where s.sessionId = :session")
        .setParameter("session", sessionId)
        .executeUpdate();
  }

  /** All of them. */
  void forgetCodes(long sessionId) {
    entityManager
        .createQuery("delete from EntryCode c where c.sessionId = :session")
        .setParameter("session", sessionId)
        .executeUpdate();
  }
}
