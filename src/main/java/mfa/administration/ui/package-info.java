/**
 * The page of platform administrators.
 *
 * <p>May use the services of {@code administration}, what those may use, and the shell. It decides
 * nothing: what is not possible is said by the services, also where no button offers it.
 */
package mfa.administration.ui;
