/**
 * Commands of the operator: one is run after the start of a process of its own, inside the ordinary
 * services, and ends it.
 *
 * <p>May use {@code platform.config} and {@code platform.text}. Features bring the commands, found
 * by injection. There is no way to them over the network: anyone who may start a process with the
 * keys and the database may do more already, and nobody else gets a door (R60).
 */
@NullMarked
package mfa.platform.command;

import org.jspecify.annotations.NullMarked;
