package mfa.verification;

/** One counter that an attempt has to pass, with the lockouts that its failures bring. */
public record FailureLimit(String subject, LockoutPolicy policy) {}
