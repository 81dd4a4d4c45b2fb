package mfa.tenancy;

/**
 * A method of a service that pages call, and what it does with ids.
 *
 * @param name as in {@code MembershipService.remove(long, long)}
 * @param takes which ids
 * @param call null where it takes none
 */
record ServiceEndpoint(String name, Takes takes, Call call) {

  /** Makes the call and hands back its answer. */
  interface Call {
    Object make(Ids ids);
  }

  enum Takes {
    NOTHING,

    /** The id of a place: a workspace or a ticket. */
    PLACE,

    /** The id of something in the caller's own place. */
    THING,

    /** Both. */
    THING_IN_PLACE
  }

  static ServiceEndpoint without(String name) {
    return new ServiceEndpoint(name, Takes.NOTHING, null);
  }

  static ServiceEndpoint place(String name, Call call) {
    return new ServiceEndpoint(name, Takes.PLACE, call);
  }

  static ServiceEndpoint thing(String name, Call call) {
    return new ServiceEndpoint(name, Takes.THING, call);
  }

  static ServiceEndpoint thingInPlace(String name, Call call) {
    return new ServiceEndpoint(name, Takes.THING_IN_PLACE, call);
  }
}
