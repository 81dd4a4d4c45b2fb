/**
 * The pages of process owners.
 *
 * <p>May use the services of {@code workflow}, what those may use, and the shell. It decides
 * nothing: who may deploy, and what, is said by the services, also where no button offers it.
 */
package mfa.workflow.ui;
