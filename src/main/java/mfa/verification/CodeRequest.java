package mfa.verification;

import mfa.mail.EmailAddress;

/**
 * What a verification code is asked for and bound to.
 *
 * @param request names the very request, for example the session that asked
 */
public record CodeRequest(long accountId, EmailAddress email, Purpose purpose, String request) {}
