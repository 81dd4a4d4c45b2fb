/**
 * What dialogs have in common: their footer, what they keep open and have copied, the warning
 * before the end.
 *
 * <p>May use nothing but Vaadin and texts. The buttons of a form move into the footer by
 * themselves, because a form does not know whether it stands in a dialog or on a page.
 */
@NullMarked
package mfa.shell.dialog;

import org.jspecify.annotations.NullMarked;
