/**
 * Holds the code to what {@code architecture}, texts and documentation say of it: fences and arrows
 * (ArchUnit), names, texts in two languages, the table of settings, and the other documents.
 *
 * <p>May look at everything, and looks at production classes and sources only. Rules say <em>depend
 * on</em>, not <em>access</em>, because a field or a parameter of a foreign type already ties two
 * parts together. A rule that is in the way is discussed and changed here, never worked around.
 */
package mfa.architecture;
