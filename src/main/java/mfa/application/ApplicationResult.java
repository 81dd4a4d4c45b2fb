package mfa.application;

/** What became of adding or removing an application. */
public enum ApplicationResult {
  DONE,

  /** A security code has to be given first. */
  NEEDS_CODE,

  /** There is no such application or workspace any more. */
  UNKNOWN,

  /** The address is none that an application can have. */
  WRONG_ORIGIN,

  /** The address is on this server's own host, whose cookies it would get. */
  OWN_HOST,

  /** Another application has the host, whatever the port. */
  TAKEN
}
