package mfa.ticket.desk.live;

import java.util.List;

/**
 * What an open page of a ticket asks every moment.
 *
 * @param state another one whenever the ticket or its conversation has changed
 * @param replying the names of colleagues who are typing
 */
public record LiveTicket(String state, List<String> replying) {}
