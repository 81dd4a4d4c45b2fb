package mfa.ticket.unbind;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import mfa.workspace.MembershipSummary;

/** The word of an owner or administrator that it is the member who asks; never changed. */
@Entity
@Table(name = "ticket_voucher")
public class TicketVoucher {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_voucher_seq")
  @SequenceGenerator(name = "ticket_voucher_seq", sequenceName = "ticket_voucher_seq")
  private Long id;

  @Column(name = "ticket_id")
  private long ticketId;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "workspace_id")
  private long workspaceId;

  @Column(name = "workspace_name")
  private String workspaceName;

  @Column(name = "device_hash")
  private String deviceHash;

  @Column(name = "client_network")
  private String network;

  @Column(name = "vouched_at")
  private Instant vouchedAt;

  protected TicketVoucher() {}

  /**
   * @param deviceHash keyed hash of the device cookie of anyone who vouches, or null
   * @param network from where
   */
  TicketVoucher(
      UnbindTicket ticket,
      long accountId,
      String deviceHash,
      String network,
      MembershipSummary by,
      Instant now) {
    this.ticketId = ticket.id();
    this.accountId = accountId;
    this.deviceHash = deviceHash;
    this.network = network;
    this.workspaceId = by.workspaceId();
    this.workspaceName = by.workspaceName();
    this.vouchedAt = now;
  }

  public long accountId() {
    return accountId;
  }

  /** In which the account administers and the requester is a member. */
  long workspaceId() {
    return workspaceId;
  }

  /** As it was called then. */
  String workspaceName() {
    return workspaceName;
  }

  /** Or null. */
  public String deviceHash() {
    return deviceHash;
  }

  String network() {
    return network;
  }

  Instant vouchedAt() {
    return vouchedAt;
  }
}
