/**
 * Finds tickets by what people know of them: a part of the number, words of the title, name or
 * address of the requester. Lists of tickets use it beside their own conditions.
 *
 * <p>May use tickets and accounts below.
 *
 * <p>It keeps its terms in a table of its own, because no index that H2 and PostgreSQL share finds
 * a part of a text (ADR 0086).
 */
@NullMarked
package mfa.ticket.search;

import org.jspecify.annotations.NullMarked;
