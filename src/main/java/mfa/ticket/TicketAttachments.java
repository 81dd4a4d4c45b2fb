package mfa.ticket;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mfa.ticket.store.AttachmentContents;
import mfa.ticket.store.StoredContent;

@Dependent
public class TicketAttachments {

  /** Of one ticket, before requesters can add no more. */
  static final int MAX_FILES = 50;

  /** Bytes of one ticket. */
  static final long MAX_BYTES = 100L * 1024 * 1024;

  @Inject private EntityManager entityManager;
  @Inject private AttachmentContents contents;

  /**
   * Adds the files of a message.
   *
   * @throws IllegalArgumentException if there are more than {@link Attachment#MAX_PER_MESSAGE}, or
   *     one that tickets of this type do not take: who is no browser was told by no field
   */
  void add(TicketMessage message, List<Attachment> files) {
    if (files.size() > Attachment.MAX_PER_MESSAGE) {
      throw new IllegalArgumentException("A message has at most five attachments.");
    }
    AttachmentKinds kinds =
        AttachmentKinds.of(entityManager.find(Ticket.class, message.ticketId()).type());
    if (files.stream().anyMatch(file -> file.refusal(kinds).isPresent())) {
      throw new IllegalArgumentException("A ticket of this type does not take such a file.");
    }
    files.forEach(
        file ->
            entityManager.persist(
                new TicketAttachment(message, file, contents.keep(file.content()))));
  }

  /** Whether the ticket may hold these files too. */
  public boolean isRoomFor(Ticket ticket, List<Attachment> files) {
    Object[] held =
        entityManager
            .createQuery(
                "select count(a), coalesce(sum(a.size), 0) from TicketAttachment a"
                    + " where a.ticketId = :ticket",
                Object[].class)
            .setParameter("ticket", ticket.id())
            .getSingleResult();
    long bytes = files.stream().mapToLong(file -> file.content().length).sum();
    return ((Number) held[0]).longValue() + files.size() <= MAX_FILES
        && ((Number) held[1]).longValue() + bytes <= MAX_BYTES;
  }

  public Optional<TicketAttachment> find(Ticket ticket, long id) {
    return entityManager
        .createQuery(
            "select a from TicketAttachment a where a.id = :id and a.ticketId = :ticket",
            TicketAttachment.class)
        .setParameter("id", id)
        .setParameter("ticket", ticket.id())
        .getResultStream()
        .findFirst();
  }

  public Attachment read(TicketAttachment file) {
    return Attachment.kept(file.name(), contents.read(file.stored()));
  }

  /** Those of a ticket, with what is kept of them outside of the database. */
  public void deleteOf(long ticketId) {
    entityManager
        .createQuery(
            "select a.contentFile from TicketAttachment a"
                + " where a.ticketId = :ticket and a.contentFile is not null",
            String.class)
        .setParameter("ticket", ticketId)
        .getResultStream()
        .forEach(file -> contents.delete(new StoredContent(null, file, null)));
    entityManager
        .createQuery("delete from TicketAttachment a where a.ticketId = :ticket")
        .setParameter("ticket", ticketId)
        .executeUpdate();
  }

  /** By the ids of their messages, without their contents. */
  Map<Long, List<AttachmentItem>> linesOf(List<TicketMessage> messages) {
    if (messages.isEmpty()) {
      return Map.of();
    }
    return entityManager
        .createQuery(
            "select a.messageId, a.id, a.name, a.size from TicketAttachment a"
                + " where a.messageId in :messages order by a.id",
            Object[].class)
        .setParameter("messages", messages.stream().map(TicketMessage::id).toList())
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                row -> (Long) row[0],
                Collectors.mapping(
                    row -> new AttachmentItem((Long) row[1], (String) row[2], (Integer) row[3]),
                    Collectors.toList())));
  }
}
