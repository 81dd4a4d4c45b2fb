package mfa.tenancy;

/**
 * A method of a service that pages call, and what it does with ids.
 *
 * @param name as in {@code MembershipService.remove(long, long)}
 * @param takes which ids
 * @param call null where it takes none
 */
record Door(String name, Takes takes, Call call) {

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

  static Door without(String name) {
    return new Door(name, Takes.NOTHING, null);
  }

  static Door place(String name, Call call) {
    return new Door(name, Takes.PLACE, call);
  }

  static Door thing(String name, Call call) {
    return new Door(name, Takes.THING, call);
  }

  static Door thingInPlace(String name, Call call) {
    return new Door(name, Takes.THING_IN_PLACE, call);
  }
}
