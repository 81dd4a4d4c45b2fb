package mfa.mail;

import java.time.ZoneId;
import java.util.Locale;

/** Whom a mail goes to, in which language, and in which zone its times are told. */
public record Recipient(EmailAddress address, Locale language, ZoneId timeZone) {}
