package mfa.ticket.desk;

import java.time.Instant;
import java.util.Map;

/**
 * A decision that was made, as colleagues read it.
 *
 * @param reviewer by name; empty where the account is gone
 * @param answers whether each item of the checklist was confirmed, by its id
 * @param evidence null where none was chosen
 * @param reason internal; empty where none was given
 */
public record ReviewItem(
    String reviewer,
    boolean second,
    Decision decision,
    Map<String, Boolean> answers,
    Evidence evidence,
    String reason,
    Instant at) {}
