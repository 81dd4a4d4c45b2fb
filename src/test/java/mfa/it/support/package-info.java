/**
 * Drives a real server as a browser does, without one: pages, server calls, codes.
 *
 * <p>It speaks the protocol of Vaadin Flow itself, so that fifty half-signed-in browsers cost
 * nothing, and so that a test can send what no page would send.
 */
package mfa.it.support;
