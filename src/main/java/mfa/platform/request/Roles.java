package mfa.platform.request;

/** The names of what a caller may be; exactly one of the first three, or nobody. */
public final class Roles {

  /** The password was right, the code is still to come. */
  public static final String HALF_SIGNED_IN = "HALF_SIGNED_IN";

  /** Signed in, but has to bind an authenticator before anything else. */
  public static final String MUST_BIND = "MUST_BIND";

  /** Signed in. */
  public static final String MEMBER = "MEMBER";

  /** Works the tickets; the platform role of the same name, while active. */
  public static final String AGENT = "AGENT";

  /** Reviews second, stops tickets; the platform role of the same name, while active. */
  public static final String SUPERVISOR = "SUPERVISOR";

  /** Changes the unbind workflow; the platform role of the same name, while active. */
  public static final String PROCESS_OWNER = "PROCESS_OWNER";

  /**
   * Administers workspaces, accounts and platform roles; the role of the same name, while active.
   */
  public static final String PLATFORM_ADMIN = "PLATFORM_ADMIN";

  private Roles() {}
}
