/**
 * By what customer service sorts tickets: tags, and how soon somebody works on them.
 *
 * <p>May use what tickets may use. Tags are words, not rows of their own: there is nothing to be
 * kept about a tag but the tickets that have it.
 */
package mfa.ticket.desk.tag;
