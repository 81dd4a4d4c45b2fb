package mfa.workspace.members;

/**
 * What members are sorted by; those that are alike by their age as members, in the same direction.
 */
public enum MemberOrder {
  NAME("m.nameKey"),
  EMAIL("m.emailKey"),
  ROLE("m.role"),
  STATE("m.accountState"),
  JOINED("m.joinedAt");

  private final String expression;

  MemberOrder(String expression) {
    this.expression = expression;
  }

  String expression() {
    return expression;
  }
}
