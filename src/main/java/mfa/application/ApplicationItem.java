package mfa.application;

import java.time.Instant;

/**
 * An application as lists show it.
 *
 * @param origin such as {@code https://app.acme.example}
 */
public record ApplicationItem(
    long id, String name, String origin, String workspaceName, Instant createdAt) {}
