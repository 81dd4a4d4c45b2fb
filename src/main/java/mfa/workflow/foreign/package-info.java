/**
 * Files that are no models of this server, told apart by what they are: a picture, a drawing of
 * another program, a model for another engine, text in another encoding.
 *
 * <p>May use nothing but the language. Somebody who hands in the wrong file reads at once what it
 * is, instead of hundreds of findings about elements that belong to something else.
 */
package mfa.workflow.foreign;
