package mfa.tenancy;

import mfa.application.EntryRequest;
import mfa.support.Services;
import mfa.ticket.TicketNumber;

/** What a caller names in a call: own ids, ids of the other tenant, or ids of nothing. */
record Ids(Services services, Tenant own, Tenant place, Tenant thing) {

  <T> T the(Class<T> service) {
    return services.get(service);
  }

  /** For calls without an answer. */
  static Object done(Runnable call) {
    call.run();
    return "done";
  }

  long workspace() {
    return place.workspace();
  }

  TicketNumber ticket() {
    return place.ticket();
  }

  TicketNumber ownTicket() {
    return own.ticket();
  }

  /** Opens the own ticket and no other. */
  String ownTicketKey() {
    return own.ticketKey();
  }

  String ownDisputeKey() {
    return own.disputeKey();
  }

  long member() {
    return thing.member();
  }

  long invitation() {
    return thing.invitation();
  }

  String invitationKey() {
    return thing.invitationKey();
  }

  long session() {
    return thing.session();
  }

  long authenticator() {
    return thing.authenticator();
  }

  long enrolment() {
    return thing.enrolment();
  }

  long attachment() {
    return thing.attachment();
  }

  TicketNumber supportTicket() {
    return place.supportTicket();
  }

  long supportAttachment() {
    return thing.supportAttachment();
  }

  EntryRequest entry() {
    return thing.entry();
  }

  long colleague() {
    return thing.colleague();
  }
}
