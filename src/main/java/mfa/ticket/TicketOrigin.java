package mfa.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import mfa.platform.request.Client;
import mfa.ticket.unbind.UnbindRequest;

/** Where a ticket was filed: the form, the browser and its place in the network. */
@Embeddable
class TicketOrigin {

  @Column(name = "form_hash")
  private String formHash;

  @Column(name = "client_address")
  private String clientAddress;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "device_hash")
  private String deviceHash;

  @Column(name = "known_device")
  private Boolean knownDevice;

  @Column(name = "known_address")
  private Boolean knownAddress;

  protected TicketOrigin() {}

  TicketOrigin(UnbindRequest.Form form) {
    this.formHash = form.hash();
    this.clientAddress = form.client().address();
    this.userAgent = form.client().userAgent();
    this.deviceHash = form.deviceHash();
  }

  /** Of a ticket whose person is gone. */
  static TicketOrigin erased() {
    return new TicketOrigin(new UnbindRequest.Form("", new Client("", ""), null));
  }

  void record(boolean deviceIsKnown, boolean addressIsKnown) {
    knownDevice = deviceIsKnown;
    knownAddress = addressIsKnown;
  }

  boolean isNewDevice() {
    return Boolean.FALSE.equals(knownDevice);
  }

  boolean isNewAddress() {
    return Boolean.FALSE.equals(knownAddress);
  }

  boolean isForm(String otherFormHash) {
    return formHash.equals(otherFormHash);
  }

  boolean isDevice(String otherDeviceHash) {
    return deviceHash != null && deviceHash.equals(otherDeviceHash);
  }

  Client client() {
    return new Client(clientAddress, userAgent);
  }
}
