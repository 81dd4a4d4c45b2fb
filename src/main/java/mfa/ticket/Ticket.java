package mfa.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import mfa.account.Profile;
import mfa.platform.request.Client;
import mfa.ticket.desk.HandlingGroup;
import mfa.ticket.process.ProcessPosition;
import mfa.ticket.requester.Rating;

/**
 * A request to customer service: what every type has. Each type has a class and a table of its own
 * beside it for what it alone has.
 *
 * <p>Its life: filed; worked on, with questions and answers; closed with an outcome; rated. A type
 * may begin with a <em>draft</em>, which nobody sees.
 */
@Entity
@Table(name = "ticket")
@Inheritance(strategy = InheritanceType.JOINED)
@DiscriminatorColumn(name = "ticket_class", length = 10)
public abstract class Ticket {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_seq")
  @SequenceGenerator(name = "ticket_seq", sequenceName = "ticket_seq")
  private Long id;

  @Column(name = "ticket_number")
  private String number;

  @Enumerated(EnumType.STRING)
  @Column(name = "ticket_type")
  private TicketType type;

  @Column(name = "account_id")
  private long accountId;

  /** Null where it belongs to the account alone. */
  @Column(name = "workspace_id")
  private Long workspaceId;

  @Enumerated(EnumType.STRING)
  private TicketStatus status;

  private String title;
  private String email;
  private String language;

  @Embedded private TicketOrigin origin;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "filed_at")
  private Instant filedAt;

  @Column(name = "closed_at")
  private Instant closedAt;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  /** As a number, so that the database sorts by it. */
  @Enumerated(EnumType.ORDINAL)
  private TicketPriority priority;

  @Column(name = "first_reply_at")
  private Instant firstReplyAt;

  @Column(name = "first_reply_by")
  private Long firstReplyBy;

  @Column(name = "process_instance_id")
  private String processInstanceId;

  @Embedded private ProcessPosition place;

  @Column(name = "new_reply")
  private boolean newReply;

  private Integer rating;

  @Column(name = "rating_comment")
  private String ratingComment;

  @Column(name = "rated_at")
  private Instant ratedAt;

  /** Where something was written with the rating: by this the few are found. */
  @Column(name = "commented_at")
  private Instant commentedAt;

  @Column(name = "restarted_at")
  private Instant restartedAt;

  @Version private long version;

  protected Ticket() {}

  /**
   * A draft; it needs {@link #takeNumber()} once it has an id.
   *
   * @param client where it comes from
   * @param deviceHash keyed hash of the device cookie there, or null
   */
  protected Ticket(
      TicketType type, Profile account, Client client, String deviceHash, Instant now) {
    this.type = type;
    this.accountId = account.id();
    this.status = TicketStatus.DRAFT;
    this.priority = TicketPriority.NORMAL;
    this.title = "";
    this.email = account.email().canonical();
    this.language = account.language().getLanguage();
    this.origin = new TicketOrigin(client, deviceHash);
    this.place = new ProcessPosition(now);
    this.createdAt = now;
  }

  public void takeNumber() {
    number = TicketNumber.of(createdAt.atOffset(ZoneOffset.UTC).getYear(), id).text();
  }

  public void recordProcess(String instanceId) {
    processInstanceId = instanceId;
  }

  /** The draft becomes a ticket. */
  protected void file(String newTitle, Instant now) {
    status = TicketStatus.WAITING_FOR_ASSIGNMENT;
    title = newTitle;
    filedAt = now;
    place.waitFrom(now);
  }

  /** All members of the workspace see it from now on. */
  protected void belongTo(long workspace) {
    workspaceId = workspace;
  }

  /** Tickets of a higher one go before others at the desk. */
  public void prioritize(TicketPriority newPriority) {
    priority = newPriority;
  }

  /** An agent answered the requester; only the first time counts. */
  public void recordAgentReply(long agentId, Instant now) {
    if (firstReplyAt == null) {
      firstReplyAt = now;
      firstReplyBy = agentId;
    }
  }

  public void enter(String step, String name) {
    place.enter(step, name);
  }

  /** The process was moved to another version; the ticket is where it was. */
  public void migrate(String step, String name) {
    place.migrate(step, name);
  }

  public void openTask(String taskId, String group, Long assignee, Instant due, Instant now) {
    place.openTask(taskId, group, due, now);
    assign(assignee);
  }

  /** Anyone of the group takes its review from now on; a second review stays one. */
  public void handOver(HandlingGroup group) {
    boolean up = group == HandlingGroup.SUPERVISORS && !isSecondReview();
    place.handOver(group.inModels(), up);
    assign(null);
  }

  public void assign(Long assignee) {
    place.assign(assignee);
    status =
        assignee == null ? TicketStatus.WAITING_FOR_ASSIGNMENT : TicketStatus.WAITING_FOR_FEEDBACK;
  }

  public void closeTask() {
    place.closeTask();
  }

  public void ask(Instant now) {
    status = TicketStatus.FEEDBACK_PROVIDED;
    place.waitFrom(now);
    newReply = false;
  }

  public void recordReply(Instant now) {
    newReply = true;
    if (status == TicketStatus.FEEDBACK_PROVIDED) {
      status = TicketStatus.WAITING_FOR_FEEDBACK;
      place.waitFrom(now);
    }
  }

  public void readReplies() {
    newReply = false;
  }

  /** The account is gone: nothing stays that says who it was, or from where. */
  public void erasePerson() {
    title = "";
    email = "";
    origin = TicketOrigin.erased();
    ratingComment = null;
    commentedAt = null;
  }

  /** Whether it is of nobody any more. */
  public boolean isErased() {
    return email.isEmpty();
  }

  public void close(Outcome end, Instant now) {
    status = TicketStatus.CLOSED;
    outcome = end;
    closedAt = now;
    place.closeTask();
  }

  /** It ended before anybody worked on it. */
  protected void cancel() {
    status = TicketStatus.CANCELED;
  }

  /** The process begins once more. */
  protected void reopen(Instant now) {
    status = TicketStatus.WAITING_FOR_ASSIGNMENT;
    outcome = null;
    closedAt = null;
    newReply = false;
    restartedAt = now;
    place.restart(now);
  }

  public void rate(Rating given, Instant now) {
    rating = given.stars();
    ratingComment = given.comment();
    ratedAt = now;
    commentedAt = given.comment().isEmpty() ? null : now;
  }

  public boolean isDraft() {
    return status == TicketStatus.DRAFT;
  }

  /** Whether it ever was more than a draft. */
  public boolean isFiled() {
    return filedAt != null;
  }

  public boolean isOpen() {
    return filedAt != null && closedAt == null;
  }

  /** Whether something has ended it, even if it is not closed yet. */
  public abstract boolean isCanceled();

  /** Whether what its process says counts no more, as it was moved past it a moment ago. */
  public boolean isAheadOfProcess() {
    return false;
  }

  /** Whether somebody may work on it. */
  public boolean isForReview() {
    return place.isReview() && !isCanceled();
  }

  public boolean isSecondReview() {
    return place.isSecondReview();
  }

  public boolean isFiledFrom(String otherDeviceHash) {
    return origin.isDevice(otherDeviceHash);
  }

  /** Whether it was filed in the browser that has these hashes, one by each configured key. */
  public boolean isFiledFromAny(Collection<String> deviceHashes) {
    return deviceHashes.stream().anyMatch(origin::isDevice);
  }

  public boolean isAssignedTo(long account) {
    return place.isAssignedTo(account);
  }

  public Long id() {
    return id;
  }

  public TicketNumber number() {
    return new TicketNumber(number);
  }

  public long accountId() {
    return accountId;
  }

  /** Of which workspace it is; empty where it is of its account alone. */
  public Optional<Long> workspaceId() {
    return Optional.ofNullable(workspaceId);
  }

  public TicketType type() {
    return type;
  }

  public TicketStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String email() {
    return email;
  }

  public String language() {
    return language;
  }

  public Client client() {
    return origin.client();
  }

  public Instant filedAt() {
    return filedAt;
  }

  public Instant closedAt() {
    return closedAt;
  }

  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  public TicketPriority priority() {
    return priority;
  }

  /** Where its process is. */
  public ProcessPosition place() {
    return place;
  }

  public boolean newReply() {
    return newReply;
  }

  public Integer rating() {
    return rating;
  }

  /** What was written with the rating, maybe nothing. */
  public String ratingComment() {
    return ratingComment == null ? "" : ratingComment;
  }

  public Instant ratedAt() {
    return ratedAt;
  }
}
