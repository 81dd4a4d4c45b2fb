package mfa.mail;

/** A mail as somebody would get it, without its links at work. */
public record MailPreview(String subject, String text) {}
