package mfa.mail;

import java.util.Optional;

/**
 * The next due mail.
 *
 * @param mail to be sent now; empty where the mail that was due came too late or cannot be written,
 *     and has ended instead
 */
public record Claim(Optional<OutgoingMail> mail) {}
