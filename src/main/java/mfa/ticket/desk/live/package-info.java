/**
 * What goes on at a ticket in this moment: drafts of agents, who is typing, and whether anything
 * has changed for those who look at it.
 *
 * <p>May use what tickets may use. All of it stands in the database, because colleagues use other
 * servers; nothing here waits for a lock of the ticket.
 */
package mfa.ticket.desk.live;
