/**
 * Saved replies: texts that customer service writes once and inserts often, own and shared ones.
 *
 * <p>May use what tickets may use. They are kept in the database because the people who write them
 * are not the ones who install the product; a placeholder is known when the reply is saved, so that
 * none of them ever reaches a requester unfilled.
 */
package mfa.ticket.desk.reply;
