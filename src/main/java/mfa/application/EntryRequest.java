package mfa.application;

/**
 * A browser that the gate sent from an application's host to our pages.
 *
 * @param browserHash of its {@link BrowserKey}
 * @param page where it wants to go
 */
public record EntryRequest(long applicationId, String browserHash, ReturnPath page) {}
