package mfa.enforcement;

/** Who asks an account for an authenticator. */
public sealed interface RequiredBy {

  record Workspace(long id, String name) implements RequiredBy {}

  /** A platform role, which sleeps until then. */
  record PlatformRole() implements RequiredBy {}

  /** A ticket that reset the account. */
  record Reset() implements RequiredBy {}
}
