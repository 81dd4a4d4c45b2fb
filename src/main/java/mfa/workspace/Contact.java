package mfa.workspace;

import mfa.mail.EmailAddress;

/** Somebody a member can ask. */
public record Contact(String name, EmailAddress email) {}
