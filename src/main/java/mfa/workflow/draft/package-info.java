/**
 * Drafts: changed copies of a process that their author works on until one is deployed. A draft
 * executes nothing.
 *
 * <p>May use {@code mfa.workflow.process}, {@code account} and the leaves.
 *
 * <p>Every way in through the browser makes a draft, a copy of a version and an uploaded file
 * alike, so that one page leads from the change through its checks to the deployment.
 */
package mfa.workflow.draft;
