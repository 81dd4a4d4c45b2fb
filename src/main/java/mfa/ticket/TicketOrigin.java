package mfa.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import mfa.platform.request.Client;

/** Where a ticket was filed: the browser and its place in the network. */
@Embeddable
class TicketOrigin {

  @Column(name = "client_address")
  private String clientAddress;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "device_hash")
  private String deviceHash;

  protected TicketOrigin() {}

  TicketOrigin(Client client, String deviceHash) {
    this.clientAddress = client.address();
    this.userAgent = client.userAgent();
    this.deviceHash = deviceHash;
  }

  /** Of a ticket whose person is gone. */
  static TicketOrigin erased() {
    return new TicketOrigin(new Client("", ""), null);
  }

  boolean isDevice(String otherDeviceHash) {
    return deviceHash != null && deviceHash.equals(otherDeviceHash);
  }

  Client client() {
    return new Client(clientAddress, userAgent);
  }
}
