package mfa.enforcement;

/** What members are sorted by; those that are alike by their age as members. */
public enum MemberOrder {
  NAME("lower(a.name)"),
  EMAIL("a.canonicalEmail"),
  ROLE("m.role"),
  STATE("a.state"),
  JOINED("m.joinedAt");

  private final String expression;

  MemberOrder(String expression) {
    this.expression = expression;
  }

  boolean isOfAccount() {
    return expression.contains("a.");
  }

  String expression() {
    return expression;
  }
}
