/**
 * The whole product on Payara Micro, driven over HTTP: what only a real server can show.
 *
 * <p>Each class has a server of its own on fresh data under {@code target/it}; its log stays there.
 */
package mfa.it;
