package mfa.account;

import mfa.mail.EmailAddress;

/** Somebody a member can ask. */
public record Contact(String name, EmailAddress email) {}
