package mfa.ticket.desk.reply;

import java.util.Locale;

/**
 * A saved reply in a list.
 *
 * @param used how often it was inserted
 * @param changeable whether the caller may change and delete it
 * @param edition by which a change knows that nobody else made one meanwhile
 */
public record SavedReplyItem(
    long id,
    boolean shared,
    Locale language,
    String title,
    String text,
    boolean asks,
    int used,
    boolean changeable,
    int edition) {}
