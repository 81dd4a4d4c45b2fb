/**
 * What the plain forms share, which are on the way in: pages that the server writes, that need no
 * script, and that keep nothing on the server.
 *
 * <p>May use {@code platform}, and of {@code shell} what knows no Vaadin. The templates lie in
 * {@code src/main/jte} and are classes by the time the server starts (ADR 0067). A form is carried
 * out only if {@link mfa.shell.form.FormServlet} finds that a page of ours sent it: by what the
 * browser says of where it comes from, and by a token for this browser, session, page and hour.
 */
@NullMarked
package mfa.shell.form;

import org.jspecify.annotations.NullMarked;
