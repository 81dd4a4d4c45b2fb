/**
 * One tenant never reaches into another: every door there is, tried with ids that are somebody
 * else's.
 *
 * <p>May use all services. The list in {@link mfa.tenancy.ServiceEndpoints} is compared with the
 * code, so that a new method fails the test until somebody has said what it does with ids. For
 * pages the same is done in {@code WhoMaySeeItIT}.
 */
package mfa.tenancy;
