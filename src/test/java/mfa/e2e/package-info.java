/**
 * Tests of the whole product in a real browser: the finished WAR on Payara Micro, its database and
 * its mail server, used as people use them.
 *
 * <p>Uses {@code mfa.dev} and the browser, and production classes only where a test lists what
 * there is (every route). One server and one browser serve all tests; each test has accounts and
 * browser contexts of its own, because what one account does shows nowhere else.
 *
 * <p>Explore in this order: {@link mfa.e2e.MainJobIT}, {@link mfa.e2e.Visitor}, the pages ({@link
 * mfa.e2e.SignInPage}, {@link mfa.e2e.BindSteps}, {@link mfa.e2e.SecuritySettings}), {@link
 * mfa.e2e.Product}.
 */
package mfa.e2e;
