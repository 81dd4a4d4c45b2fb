/**
 * Applications on the pages: their list at the administration, the way into them from a workspace's
 * page, and what somebody is told who may not enter.
 *
 * <p>May use the services of {@code application} and the parts that all pages share.
 */
package mfa.application.ui;
