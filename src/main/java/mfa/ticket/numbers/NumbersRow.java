package mfa.ticket.numbers;

/**
 * The numbers of a week, a type or an agent.
 *
 * @param subject the Monday as ISO date, the name of the type, the name of the agent; empty for
 *     what nobody held, and for agents whose accounts are gone
 */
public record NumbersRow(String subject, TicketNumbers numbers) {}
