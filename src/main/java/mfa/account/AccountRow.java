package mfa.account;

import java.time.Instant;
import java.util.Set;

/** What a list says of an account before other features add to it. */
public record AccountRow(
    long id,
    String name,
    String email,
    AccountState state,
    Instant createdAt,
    Set<PlatformRole> roles) {}
