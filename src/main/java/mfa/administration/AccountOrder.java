package mfa.administration;

/** What accounts are sorted by; those that are alike by their age. */
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
