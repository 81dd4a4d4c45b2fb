package mfa.ticket.desk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import mfa.ticket.Ticket;

/** One decision of one reviewer, with the checklist it rests on; only its reason is ever erased. */
@Entity
@Table(name = "ticket_review")
public class TicketReview {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_review_seq")
  @SequenceGenerator(name = "ticket_review_seq", sequenceName = "ticket_review_seq")
  private Long id;

  @Column(name = "ticket_id")
  private long ticketId;

  @Column(name = "second_review")
  private boolean second;

  @Column(name = "reviewer_id")
  private long reviewerId;

  @Enumerated(EnumType.STRING)
  private Decision decision;

  private String reason;
  private String answers;

  @Enumerated(EnumType.STRING)
  private Evidence evidence;

  @Column(name = "device_hash")
  private String deviceHash;

  @Column(name = "client_network")
  private String network;

  @Column(name = "decided_at")
  private Instant decidedAt;

  protected TicketReview() {}

  /**
   * @param deviceHash keyed hash of the reviewer's device cookie, or null
   * @param network from where it was decided
   * @param answers each item of the checklist with its answer
   */
  public TicketReview(
      Ticket ticket,
      long reviewerId,
      String deviceHash,
      String network,
      Review review,
      String answers,
      Instant now) {
    this.ticketId = ticket.id();
    this.second = ticket.isSecondReview();
    this.reviewerId = reviewerId;
    this.deviceHash = deviceHash;
    this.network = network;
    this.decision = review.decision();
    this.reason = review.reason();
    this.answers = answers;
    this.evidence = review.checklist().evidence();
    this.decidedAt = now;
  }

  /** What was written about somebody who is gone; the decision stays. */
  public void eraseReason() {
    reason = "";
  }

  ReviewItem item(String reviewer) {
    Map<String, Boolean> confirmed = new LinkedHashMap<>();
    for (String answer : answers.split(" ")) {
      int sign = answer.indexOf('=');
      if (answer.endsWith("=true") || answer.endsWith("=false")) {
        confirmed.put(answer.substring(0, sign), answer.endsWith("=true"));
      }
    }
    return new ReviewItem(reviewer, second, decision, confirmed, evidence, reason, decidedAt);
  }

  public boolean isApproval() {
    return decision == Decision.APPROVE;
  }

  public boolean isRejection() {
    return decision == Decision.REJECT;
  }

  public String deviceHash() {
    return deviceHash;
  }

  public boolean isSecond() {
    return second;
  }

  public long reviewerId() {
    return reviewerId;
  }

  public String network() {
    return network;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  public Evidence evidence() {
    return evidence;
  }
}
