package mfa.workspace.members;

/**
 * How a member can be helped whose phone is gone.
 *
 * @param bound whether there is something to unbind
 * @param ticketOpen whether the member has asked for it, so that somebody can vouch
 */
public record UnbindHelp(String name, String email, boolean bound, boolean ticketOpen) {}
