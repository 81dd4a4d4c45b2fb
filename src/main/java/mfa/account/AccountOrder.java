package mfa.account;

/** What accounts are sorted by; those that are alike by their age, in the same direction. */
public enum AccountOrder {
  EMAIL("a.canonicalEmail"),
  NAME("a.nameKey"),
  CREATED("a.createdAt");

  private final String expression;

  AccountOrder(String expression) {
    this.expression = expression;
  }

  String expression() {
    return expression;
  }
}
