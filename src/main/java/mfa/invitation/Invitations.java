package mfa.invitation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mfa.mail.EmailAddress;

@Dependent
class Invitations {

  @Inject private EntityManager entityManager;

  void add(Invitation invitation) {
    entityManager.persist(invitation);
  }

  /** Anyone who was invited, and is no more. */
  void removeAllFor(EmailAddress email) {
    entityManager
        .createQuery("delete from Invitation i where lower(i.email) = :email")
        .setParameter("email", email.canonical())
        .executeUpdate();
  }

  /** Not ended, but perhaps too old. */
  Optional<Invitation> of(long workspaceId, EmailAddress email) {
    return entityManager
        .createQuery(
            "select i from Invitation i where i.workspaceId = :workspace and i.openEmail = :email",
            Invitation.class)
        .setParameter("workspace", workspaceId)
        .setParameter("email", email.canonical())
        .getResultStream()
        .findFirst();
  }

  List<Invitation> notEndedIn(long workspaceId, List<Long> ids) {
    return entityManager
        .createQuery(
            "select i from Invitation i where i.workspaceId = :workspace and i.id in :ids"
                + " and i.openEmail is not null",
            Invitation.class)
        .setParameter("workspace", workspaceId)
        .setParameter("ids", ids)
        .getResultList();
  }

  Map<Long, String> addresses(long workspaceId, Set<Long> ids) {
    return entityManager
        .createQuery(
            "select i.id, i.email from Invitation i where i.workspaceId = :workspace"
                + " and i.id in :ids",
            Object[].class)
        .setParameter("workspace", workspaceId)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
  }

  int countOpenIn(long workspaceId, Instant now) {
    return entityManager
        .createQuery(
            "select count(i) from Invitation i where i.workspaceId = :workspace"
                + " and i.openEmail is not null and i.expiresAt > :now",
            Long.class)
        .setParameter("workspace", workspaceId)
        .setParameter("now", now)
        .getSingleResult()
        .intValue();
  }

  /** Those to the server that this address has not accepted. */
  List<Invitation> ofServer(EmailAddress email) {
    return entityManager
        .createQuery(
            "select i from Invitation i where i.platformRole is not null and i.openEmail = :email",
            Invitation.class)
        .setParameter("email", email.canonical())
        .getResultList();
  }

  List<Invitation> notEndedToServer(int max) {
    return entityManager
        .createQuery(
            "select i from Invitation i where i.platformRole is not null"
                + " and i.openEmail is not null order by i.sentAt desc, i.id desc",
            Invitation.class)
        .setMaxResults(max)
        .getResultList();
  }

  Optional<Invitation> toServer(long id) {
    return Optional.ofNullable(entityManager.find(Invitation.class, id))
        .filter(invitation -> invitation.isForServer() && invitation.isNotEnded());
  }

  Optional<Invitation> inWorkspace(long workspaceId, long id) {
    return Optional.ofNullable(entityManager.find(Invitation.class, id))
        .filter(invitation -> !invitation.isForServer())
        .filter(invitation -> invitation.workspaceId() == workspaceId);
  }

  /** The one that this link opens. */
  Optional<Invitation> open(List<String> keyHashes, Instant now) {
    return entityManager
        .createQuery(
            "select i from Invitation i where i.keyHash in :hashes and i.openEmail is not null",
            Invitation.class)
        .setParameter("hashes", keyHashes)
        .getResultStream()
        .filter(invitation -> invitation.isOpen(now))
        .findFirst();
  }

  /** The same, locked until the commit, so that one of several accepts it. */
  Optional<Invitation> lockOpen(List<String> keyHashes, Instant now) {
    Optional<Invitation> found = open(keyHashes, now);
    found.ifPresent(
        invitation -> entityManager.refresh(invitation, LockModeType.PESSIMISTIC_WRITE));
    return found.filter(invitation -> invitation.isOpen(now));
  }
}
