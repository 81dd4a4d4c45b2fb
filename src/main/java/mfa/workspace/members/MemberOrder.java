package mfa.workspace.members;

/**
 * What the list of members is sorted by; those that are alike by their age as members, in the same
 * direction. Who is invited has no name and no MFA yet, and was asked when a member joined.
 */
public enum MemberOrder {
  NAME("m.name_key", "i.email_key"),
  ROLE("m.role", "i.role"),
  STATE("m.account_state", "cast('INVITED' as varchar)"),
  MFA("m.binding", "cast('NONE' as varchar)"),
  LAST_SIGN_IN("m.last_sign_in_at", "timestamp with time zone '1970-01-01 00:00:00+00:00'"),
  JOINED("m.joined_at", "i.sent_at");

  private final String ofMembers;
  private final String ofInvited;

  MemberOrder(String ofMembers, String ofInvited) {
    this.ofMembers = ofMembers;
    this.ofInvited = ofInvited;
  }

  /** The column of members. */
  String ofMembers() {
    return ofMembers;
  }

  /** What stands for it where somebody is invited. */
  String ofInvited() {
    return ofInvited;
  }
}
