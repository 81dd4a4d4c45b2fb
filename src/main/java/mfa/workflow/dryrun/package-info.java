/**
 * What a model does with tickets before any ticket meets it: every path, as it was played, and what
 * differs from the paths of the running version.
 *
 * <p>May use {@code workflow.process}, for the contract and the checks, and {@code
 * workflow.dryrun.process}, which plays. Nothing of the product happens here: the delegates only
 * write down that they were called, in an engine of their own that is gone afterwards (R69).
 */
package mfa.workflow.dryrun;
