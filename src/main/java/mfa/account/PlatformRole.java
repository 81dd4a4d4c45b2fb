package mfa.account;

/** What an account may do on the whole server; it is inactive until its holder is bound. */
public enum PlatformRole {
  AGENT,
  SUPERVISOR,
  PROCESS_OWNER,
  PLATFORM_ADMIN
}
