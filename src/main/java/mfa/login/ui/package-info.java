/**
 * The pages of signing in: address and password, code, and binding where it is mandatory.
 *
 * <p>May use every feature but tickets, and {@code shell}. After signing in or out a page is left
 * by loading the next one: the gate then decides about a request that already has its new state.
 */
package mfa.login.ui;
